import type { LevelCuts } from '../../scoring/levels.ts'

/** A judge of a panel on one cut. */
export interface JudgeOfCut {
  readonly judge: string
  /** The judge's own cut: expected sum score for angoff, ability for bookmark. */
  readonly cut: number
  /** Correlation with the mean of the other judges over the items; null without spread or others. */
  readonly agreement: number | null
  /** Correlation with the model's expected scores at the panel's cut (intrajudge consistency). */
  readonly consistency: number | null
  /** All judgements are one value: the judge told no item from another. */
  readonly givesOneValue: boolean
}

/** The ability at which a level begins. */
export interface CutScore {
  readonly level: string
  /** Logits; null where no ability has the panel's score. */
  readonly theta: number | null
  /** Between judges, on theta; null with one judge. */
  readonly standardError: number | null
  /** On theta, with other judges and other items (angoff), or other tables of judges (bookmark); null where unknown. */
  readonly generalisedError: number | null
  /** The panel's expected sum score of the judged items. */
  readonly score: number
  readonly judges: readonly JudgeOfCut[]
}

export interface RoundSpread {
  readonly level: string
  readonly round: number
  readonly judges: number
  readonly mean: number
  readonly deviation: number | null
}

export type PanelRemarkCode =
  | 'one-judge'
  | 'one-value'
  | 'inconsistent-judge'
  | 'cut-without-ability'
  | 'cuts-cross'
  | 'judge-crosses'
  | 'first-page'

export interface PanelRemark {
  readonly code: PanelRemarkCode
  readonly judge: string | null
  readonly level: string | null
  readonly text: string
}

export interface StandardSetting {
  readonly method: 'angoff' | 'bookmark'
  /** In the order of the levels. */
  readonly cuts: readonly CutScore[]
  readonly rounds: readonly RoundSpread[]
  /** What a scoring recipe takes: four ascending abilities with their errors; null where the panel set no such four. */
  readonly recipe: { readonly cuts: LevelCuts; readonly errors: readonly (number | null)[] } | null
  readonly remarks: readonly PanelRemark[]
}

export function assembleCuts(
  method: 'angoff' | 'bookmark',
  cuts: readonly CutScore[],
  rounds: readonly RoundSpread[],
  remarks: PanelRemark[],
): StandardSetting {
  cuts.forEach(({ level, theta, judges }, i) => {
    if (theta === null)
      remarks.push({
        code: 'cut-without-ability',
        judge: null,
        level,
        text: `no ability has the score of cut ${level}`,
      })
    if (judges.length === 1)
      remarks.push({ code: 'one-judge', judge: judges[0]!.judge, level, text: `one judge alone set cut ${level}` })
    const before = cuts[i - 1]
    if (!before) return
    if (theta !== null && before.theta !== null && theta <= before.theta)
      remarks.push({
        code: 'cuts-cross',
        judge: null,
        level,
        text: `cut ${level} does not lie above cut ${before.level}`,
      })
    for (const { judge, cut } of judges) {
      const own = before.judges.find((other) => other.judge === judge)
      if (own && cut <= own.cut)
        remarks.push({
          code: 'judge-crosses',
          judge,
          level,
          text: `judge ${judge} set cut ${level} no higher than cut ${before.level}`,
        })
    }
  })
  const thetas = cuts.map(({ theta }) => theta)
  const isFour = thetas.length === 4 && thetas.every((x, i) => x !== null && (i === 0 || x > thetas[i - 1]!))
  const recipe = isFour
    ? { cuts: thetas as unknown as LevelCuts, errors: cuts.map(({ standardError }) => standardError) }
    : null
  return { method, cuts, rounds, recipe, remarks }
}

/** Refuses a judge who speaks twice; gives the judgements of each level by round, levels in order of appearance. */
export function byLevel<T extends { readonly level: string; readonly round: number }>(
  judgements: readonly T[],
): ReadonlyMap<string, ReadonlyMap<number, readonly T[]>> {
  if (judgements.length === 0) throw new RangeError('there is no judgement')
  const levels = new Map<string, Map<number, T[]>>()
  for (const judgement of judgements) {
    const { level, round } = judgement
    if (!Number.isInteger(round) || round < 1) throw new RangeError(`round ${round} is not a whole number from 1`)
    const rounds = levels.get(level) ?? new Map<number, T[]>()
    levels.set(level, rounds)
    rounds.set(round, [...(rounds.get(round) ?? []), judgement])
  }
  // Named by numbers, levels stand in their order; otherwise as they first appear.
  const names = [...levels.keys()]
  if (names.every((name) => name !== '' && Number.isFinite(Number(name))))
    names.sort((one, other) => Number(one) - Number(other))
  return new Map(names.map((name) => [name, levels.get(name)!]))
}
