import { COMPETENCIES, TIERS } from '../competencies/index.ts'
import type { SHEET_REASONS } from '../reasons/sheet-reasons.ts'
import type { ObservationSheet, SheetCompetency } from './observation-sheet.ts'

/** Why, as a code of the reasons. */
export type SheetFault = keyof typeof SHEET_REASONS

export interface SheetFinding {
  readonly fault: SheetFault
  /** Where: a code, an id, a title. */
  readonly where: string
}

const LEVEL_OF = /\.(\d)\.\d$/
const KNOWN = new Set(
  COMPETENCIES.flatMap(({ levels }) => levels.flatMap((it) => it.indicators.map(({ code }) => code))),
)

/** Level that an indicator's code names, 1 to 5. */
export const indicatorLevel = (code: string): number => Number(LEVEL_OF.exec(code)?.[1] ?? 0)

/** Everything that keeps a sheet from being used; none: it may be. Length of texts is the reader's matter. */
export function checkSheet(sheet: ObservationSheet): SheetFinding[] {
  const found: SheetFinding[] = []
  const say = (fault: SheetFault, where: string) => found.push({ fault, where })
  for (const code of repeated(sheet.competencies.map(({ competency }) => competency)))
    say('SHEET_COMPETENCY_TWICE', code)
  for (const code of repeated(sheet.competencies.flatMap((it) => it.indicators.map((one) => one.code))))
    say('SHEET_INDICATOR_TWICE', code)
  for (const id of repeated(sheet.competencies.flatMap((it) => it.questions.map((one) => one.id))))
    say('SHEET_QUESTION_TWICE', id)
  for (const tier of sheet.tiers) if (!TIERS.includes(tier)) say('SHEET_TIER_UNKNOWN', tier)
  for (const one of sheet.competencies) found.push(...checkCompetency(one, sheet.kind === 'interview'))
  if ((sheet.kind === 'group-discussion') !== (sheet.group !== null)) say('SHEET_GROUP', sheet.title)
  if (sheet.group && sheet.group.least > sheet.group.most) say('SHEET_GROUP', sheet.title)
  if ((sheet.kind === 'role-play') !== (sheet.rolePlayer !== null)) say('SHEET_ROLE_PLAYER', sheet.title)
  for (const { title, table } of sheet.materials)
    if (table?.rows.some((row) => row.length !== table.columns.length)) say('SHEET_TABLE', title)
  return found
}

function checkCompetency(one: SheetCompetency, isInterview: boolean): SheetFinding[] {
  const { competency, indicators, anchors, questions } = one
  const found: SheetFinding[] = []
  if (!COMPETENCIES.some(({ code }) => code === competency))
    found.push({ fault: 'SHEET_COMPETENCY_UNKNOWN', where: competency })
  for (const { code } of indicators) {
    if (!KNOWN.has(code)) found.push({ fault: 'SHEET_INDICATOR_UNKNOWN', where: code })
    else if (!code.startsWith(`${competency}.`)) found.push({ fault: 'SHEET_INDICATOR_ELSEWHERE', where: code })
  }
  // With behaviours of fewer levels the sheet could not tell performances apart.
  if (new Set(indicators.map(({ code }) => indicatorLevel(code))).size < 3)
    found.push({ fault: 'SHEET_FEW_LEVELS', where: competency })
  if (anchors.length !== 6 || anchors.some(({ level }, at) => level !== at))
    found.push({ fault: 'SHEET_ANCHORS', where: competency })
  if (repeated(anchors.map(({ text }) => text.toLocaleLowerCase('id'))).length > 0)
    found.push({ fault: 'SHEET_ANCHORS_ALIKE', where: competency })
  if (isInterview && questions.length === 0) found.push({ fault: 'SHEET_NO_QUESTIONS', where: competency })
  return found
}

const repeated = (values: readonly string[]): string[] => [
  ...new Set(values.filter((value, at) => values.indexOf(value) !== at)),
]
