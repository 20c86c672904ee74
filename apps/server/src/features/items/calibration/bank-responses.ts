import type { CalibrationScope } from '@petakom/contract'
import { type BankItem, mostPointsOf, pointsFor } from '@petakom/domain'
import { MISSING, type ResponseMatrix } from '@petakom/psychometrics'
import { readDealtPilots } from '../../../db/dealt-pilots.ts'
import { correctionsInForce } from '../../../db/key-corrections.ts'
import { type Membership, readMemberships } from '../../../db/memberships.ts'
import type { Db } from '../../../db/query.ts'
import { type FormItem, readForms, readSittings, servedItems } from '../../../db/sittings.ts'

export interface BankResponses {
  readonly responses: ResponseMatrix
  readonly items: readonly FormItem[]
  /** By column: served without being scored. */
  readonly isPilot: readonly boolean[]
  readonly participantIds: readonly string[]
  /** Groups of each person, by grouping: see `readMemberships`. */
  readonly people: readonly Membership[]
}

const isIn = (scope: CalibrationScope, item: FormItem): boolean =>
  scope.kind === 'bank' || (scope.kind === 'theme' ? item.theme : item.competency) === scope.code

/**
 * Answers of closed sittings, a row a sitting, a column a version of an item; an item that was served and left blank is
 * the lowest category, one that was not served is missing. Parameters are those in force by `calibrations`.
 */
export async function readBankResponses(
  db: Db,
  order: {
    readonly scope: CalibrationScope
    readonly eventIds: readonly string[]
    readonly closedAt: Date
    /** Whether items on trial are read too, of those to whom they were dealt. */
    readonly withPilots?: boolean
  },
  calibrations: readonly string[],
): Promise<BankResponses> {
  const columns = new Map<string, FormItem>()
  const trials = new Set<string>()
  const rows: { id: string; cells: Map<string, number> }[] = []
  for (const eventId of order.eventIds.toSorted()) {
    const forms = await readForms(db, eventId, calibrations, await correctionsInForce(db, eventId))
    const pilots = order.withPilots ? await readDealtPilots(db, eventId, calibrations) : null
    for (const sitting of await readSittings(db, eventId, { closedAt: order.closedAt })) {
      const cells = new Map<string, number>()
      const scored = servedItems(sitting, forms)
      for (const item of [...scored, ...(pilots?.(sitting) ?? [])]) {
        if (!isIn(order.scope, item)) continue
        const key = `${item.id}:${item.version}`
        columns.set(key, item)
        if (!scored.includes(item)) trials.add(key)
        const points = pointsFor(item, sitting.answers.get(item.id) ?? null)
        if (points !== null) cells.set(key, points)
      }
      if (cells.size > 0) rows.push({ id: sitting.participantId, cells })
    }
  }
  const keys = [...columns.keys()].sort()
  const cells = new Int8Array(rows.length * keys.length).fill(MISSING)
  rows.forEach((row, person) => {
    keys.forEach((key, column) => {
      const points = row.cells.get(key)
      if (points !== undefined) cells[person * keys.length + column] = points
    })
  })
  const memberships = new Map<string, Membership>()
  for (const eventId of order.eventIds)
    for (const [id, of] of await readMemberships(db, eventId)) memberships.set(id, of)
  return {
    responses: { persons: rows.length, items: keys.length, cells },
    items: keys.map((key) => columns.get(key)!),
    isPilot: keys.map((key) => trials.has(key)),
    participantIds: rows.map(({ id }) => id),
    people: rows.map(({ id }) => memberships.get(id)!),
  }
}

/** Persons by category of a column, from 0 to the item's highest. */
export function categoryCounts({ persons, items, cells }: ResponseMatrix, column: number, item: FormItem): number[] {
  const counts = new Array<number>(mostPointsOf(item) + 1).fill(0)
  for (let person = 0; person < persons; person += 1) {
    const value = cells[person * items + column]!
    if (value !== MISSING) counts[value]! += 1
  }
  return counts
}

/** The parameters as an item of the bank's models, and nothing besides. */
export function bankItem({ parameters }: FormItem): BankItem {
  const { model, a, b } = parameters as BankItem
  return { model, a, b }
}
