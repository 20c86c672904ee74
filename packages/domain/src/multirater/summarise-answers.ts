import {
  type Frequency,
  HIDDEN_RELATIONS,
  LEAST_GROUP,
  type Questionnaire,
  type RaterRelation,
} from './questionnaire.ts'

export interface MultiraterAnswer {
  readonly relation: RaterRelation
  readonly answers: Readonly<Record<string, Frequency>>
  readonly comment: string
}

/** `others`: groups that are too small alone, taken together. */
export type ShownGroup = RaterRelation | 'others'

export interface GroupSummary {
  readonly group: ShownGroup
  readonly people: number
  /** To a tenth, of the people's own means; null where fewer than the least group could see it. */
  readonly competencies: readonly { readonly competency: string; readonly mean: number | null }[]
}

export interface MultiraterSummary {
  readonly groups: readonly GroupSummary[]
  /** Of hidden groups too small to be shown, even together: that they are, never how many answered. */
  readonly withheld: readonly RaterRelation[]
  /** Of all shown hidden groups together, in the order of their letters, so that neither time nor group is told. */
  readonly comments: readonly string[]
  readonly ownComments: { readonly self: readonly string[]; readonly superior: readonly string[] }
}

const tenth = (value: number) => Math.round(value * 10) / 10

/**
 * What may be shown of one person's answers. A hidden group of fewer than `leastGroup` people is joined with the other
 * such group; if that is still too small nothing of it enters any figure, so that no difference of two figures gives it
 * away. Within a group a competency is shown only when `leastGroup` people could see it. Throws a RangeError for a
 * least group under 3.
 */
export function summariseAnswers(
  questionnaire: Questionnaire,
  all: readonly MultiraterAnswer[],
  leastGroup: number,
): MultiraterSummary {
  if (!Number.isInteger(leastGroup) || leastGroup < LEAST_GROUP)
    throw new RangeError(`least group ${leastGroup} is not a whole number of at least ${LEAST_GROUP}`)
  const of = (...relations: RaterRelation[]) => all.filter(({ relation }) => relations.includes(relation))
  const present = HIDDEN_RELATIONS.filter((relation) => of(relation).length > 0)
  const small = present.filter((relation) => of(relation).length < leastGroup)
  const joined = of(...small)
  const isJoinShown = small.length > 1 && joined.length >= leastGroup
  const groups: GroupSummary[] = []
  const add = (group: ShownGroup, answers: readonly MultiraterAnswer[], least: number) => {
    if (answers.length > 0) groups.push(summary(questionnaire, group, answers, least))
  }
  add('self', of('self'), 1)
  add('superior', of('superior'), 1)
  for (const relation of present) if (!small.includes(relation)) add(relation, of(relation), leastGroup)
  if (isJoinShown) add('others', joined, leastGroup)
  const shown = [...present.filter((relation) => !small.includes(relation)), ...(isJoinShown ? small : [])]
  const comments = (answers: readonly MultiraterAnswer[]) =>
    answers
      .map(({ comment }) => comment.trim())
      .filter((comment) => comment !== '')
      .sort((one, other) => one.localeCompare(other, 'id'))
  return {
    groups,
    withheld: isJoinShown ? [] : small,
    comments: comments(of(...shown)),
    ownComments: { self: comments(of('self')), superior: comments(of('superior')) },
  }
}

function summary(
  { statements }: Questionnaire,
  group: ShownGroup,
  answers: readonly MultiraterAnswer[],
  least: number,
): GroupSummary {
  const competencies = [...new Set(statements.map(({ competency }) => competency))].map((competency) => {
    const codes = statements.filter((one) => one.competency === competency).map(({ code }) => code)
    const means = answers.flatMap((answer) => {
      const given = codes.flatMap((code) => answer.answers[code] ?? [])
      return given.length === 0 ? [] : [given.reduce<number>((sum, one) => sum + one, 0) / given.length]
    })
    const mean = means.reduce((sum, one) => sum + one, 0) / means.length
    return { competency, mean: means.length < least ? null : tenth(mean) }
  })
  return { group, people: answers.length, competencies }
}
