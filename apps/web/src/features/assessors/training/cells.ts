import type { CaseRatings, OpenCase } from '@petakom/contract'

/** One person on one competency of one case: what is rated at a time. */
export interface Cell {
  readonly caseId: string
  readonly person: string
  readonly competency: string
}
export interface Given {
  readonly level: number | null
  readonly evidence: readonly string[]
}
export type Draft = Readonly<Record<string, Given>>

export const NOTHING_GIVEN: Given = { level: null, evidence: [] }
export const keyOf = ({ caseId, person, competency }: Cell) => `${caseId}:${person}:${competency}`
export const isWhole = ({ level, evidence }: Given) => level !== null && evidence.length > 0

/** In the order of work: case by case, person by person, so that one person is read at a stretch. */
export const cellsOf = (cases: readonly OpenCase[]): Cell[] =>
  cases.flatMap(({ id, content }) =>
    content.persons.flatMap((person) =>
      content.competencies.map(({ competency }) => ({ caseId: id, person: person.id, competency })),
    ),
  )

/** What is handed in of one case, once every cell is whole. */
export const ratingsOf = (draft: Draft, one: OpenCase): CaseRatings =>
  cellsOf([one]).map((cell) => {
    const { level, evidence } = draft[keyOf(cell)] ?? NOTHING_GIVEN
    return { person: cell.person, competency: cell.competency, level: level ?? 0, evidence: [...evidence] }
  })
