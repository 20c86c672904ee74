import type { CostRates } from './cost-rates.ts'
import { isWatched, type PresetTool } from './preset.ts'

export interface PlanCost {
  /** Whole rupiah for each participant, and its parts. */
  readonly rupiah: number
  readonly parts: {
    readonly assessors: number
    readonly rolePlayers: number
    readonly rooms: number
    readonly seats: number
    readonly participant: number
  }
  /** Of the participant, preparation and pauses between tools within. */
  readonly minutes: number
  /** Of assessors, for each participant: watching and desk. */
  readonly assessorMinutes: number
  readonly days: number
}

/** People in one sitting: a group is taken at the middle of its sizes, one after another otherwise. */
const together = ({ groupMin, groupMax }: PresetTool): number =>
  groupMin === null || groupMax === null ? 1 : (groupMin + groupMax) / 2

/** What one participant costs. Rates in rupiah an hour; minutes as told by the tools. */
export function planCost(tools: readonly PresetTool[], rates: CostRates): PlanCost {
  const watched = tools.filter(({ kind }) => isWatched(kind))
  const seated = tools.filter(({ kind }) => !isWatched(kind))
  const sitting = (tool: PresetTool) => (tool.minutes + rates.turnoverMinutes) / together(tool)
  const sum = (list: readonly PresetTool[], of: (tool: PresetTool) => number) =>
    list.reduce((total, tool) => total + of(tool), 0)
  const most = Math.max(0, ...watched.map(({ assessors }) => assessors))
  const assessorMinutes = sum(watched, (tool) => sitting(tool) * tool.assessors) + most * rates.assessorDeskMinutes
  const pauses = Math.max(0, tools.length - 1) * rates.turnoverMinutes
  const minutes = sum(tools, (tool) => tool.minutes + tool.preparationMinutes) + pauses
  const days = tools.length === 0 ? 0 : Math.ceil(minutes / rates.minutesPerDay)
  const hours = (perHour: number, of: number) => Math.round((perHour * of) / 60)
  const parts = {
    assessors: hours(rates.assessorHour, assessorMinutes),
    rolePlayers: hours(
      rates.rolePlayerHour,
      sum(watched, (tool) => (tool.needsRolePlayer ? sitting(tool) : 0)),
    ),
    rooms: hours(rates.roomHour, sum(watched, sitting)),
    seats: hours(
      rates.seatHour,
      sum(seated, ({ minutes: own }) => own),
    ),
    participant: days * rates.participantDay,
  }
  const rupiah = Object.values(parts).reduce((total, part) => total + part, 0)
  return { rupiah, parts, minutes, assessorMinutes: Math.round(assessorMinutes), days }
}
