import { categoryCurves } from '../../model/curves.ts'
import { abilityOfExpectedScore, expectedItemScore } from '../../model/information.ts'
import { assertItem, type Item, maxCategory } from '../../model/item.ts'
import {
  assembleCuts,
  byLevel,
  type CutScore,
  type JudgeOfCut,
  type PanelRemark,
  type StandardSetting,
} from './cut-scores.ts'
import { correlation, judgeItemComponents, judgeSpread } from './judge-spread.ts'

/** What a judge expects of a person just at a level: chance of a right answer, or expected score of a graded item. */
export interface AngoffJudgement {
  readonly judge: string
  readonly item: string
  /** The level that begins at the cut. */
  readonly level: string
  /** From 1; the cut is of each level's last round. */
  readonly round: number
  /** 0 to the item's highest category. */
  readonly value: number
}

export interface JudgedItem {
  readonly id: string
  readonly item: Item
}

/** As far as a cut is looked for, logits. */
const REACH = 8
/** Judges below this correlation with the model's order of the items are named. */
const LEAST_CONSISTENCY = 0.2

/**
 * Modified Angoff standard setting (Angoff, 1971; Brandon, 2004): a judge's cut is the sum of the judgements, the panel's
 * their mean, taken to theta by the test characteristic curve of the judged items. Errors: between judges, s / sqrt(n);
 * generalised over judges and items from the variance components of judges x items (Brennan, 2001). Every judge must
 * have judged every item of a level's last round.
 */
export function setAngoff(judgements: readonly AngoffJudgement[], items: readonly JudgedItem[]): StandardSetting {
  const known = new Map(items.map((item) => [item.id, item.item]))
  for (const { id, item } of items) {
    assertItem(item, id)
    if (item.model !== 'NRM' && !(item.a > 0))
      throw new RangeError(`item ${id} has slope ${item.a}; a cut needs items that the able solve more often`)
  }
  for (const judgement of judgements) assertValue(judgement, known.get(judgement.item))
  const remarks: PanelRemark[] = []
  const rounds: StandardSetting['rounds'][number][] = []
  const cuts = [...byLevel(judgements)].map(([level, byRound]) => {
    const numbers = [...byRound.keys()].sort((one, other) => one - other)
    const tables = numbers.map((round) => tableOf(byRound.get(round)!, level, round))
    tables.forEach(({ judges, table }, i) => {
      const { mean, deviation } = judgeSpread(table.map(sum))
      rounds.push({ level, round: numbers[i]!, judges: judges.length, mean, deviation })
    })
    return cutOf(level, tables.at(-1)!, known, remarks)
  })
  return assembleCuts('angoff', cuts, rounds, remarks)
}

interface JudgeTable {
  readonly judges: readonly string[]
  readonly ids: readonly string[]
  readonly table: readonly (readonly number[])[]
}

const sum = (values: readonly number[]) => values.reduce((total, x) => total + x, 0)

function assertValue({ judge, item, value }: AngoffJudgement, known: Item | undefined): void {
  if (!known) throw new RangeError(`item ${item} of judge ${judge} has no parameters`)
  const most = maxCategory(known)
  if (!(value >= 0 && value <= most))
    throw new RangeError(`judge ${judge} gave ${value} to item ${item}; judgements are from 0 to ${most}`)
}

function tableOf(judgements: readonly AngoffJudgement[], level: string, round: number): JudgeTable {
  const judges = [...new Set(judgements.map(({ judge }) => judge))]
  const ids = [...new Set(judgements.map(({ item }) => item))]
  const values = new Map<string, number>()
  for (const { judge, item, value } of judgements) {
    const key = JSON.stringify([judge, item])
    if (values.has(key)) throw new RangeError(`judge ${judge} judged item ${item} twice (cut ${level}, round ${round})`)
    values.set(key, value)
  }
  const table = judges.map((judge) =>
    ids.map((id) => {
      const value = values.get(JSON.stringify([judge, id]))
      if (value === undefined) throw new RangeError(`judge ${judge} left out item ${id} (cut ${level}, round ${round})`)
      return value
    }),
  )
  return { judges, ids, table }
}

function cutOf(
  level: string,
  { judges, ids, table }: JudgeTable,
  known: ReadonlyMap<string, Item>,
  remarks: PanelRemark[],
): CutScore {
  const items = ids.map((id) => known.get(id)!)
  const own = table.map(sum)
  const { mean: score, meanError } = judgeSpread(own)
  const theta = abilityOfExpectedScore(items, score, REACH)
  const slope = theta === null ? null : items.reduce((total, item) => total + scoreSlope(item, theta), 0)
  const onTheta = (error: number | null) => (error === null || slope === null || !(slope > 0) ? null : error / slope)
  return {
    level,
    theta,
    standardError: onTheta(meanError),
    generalisedError: onTheta(generalisedError(table)),
    score,
    judges: judges.map((judge, j) => judgeOf(judge, j, table, own[j]!, items, theta, level, remarks)),
  }
}

const scoreSlope = (item: Item, theta: number) =>
  categoryCurves(item, theta).d1.reduce((total, slope, k) => total + k * slope, 0)

/** Of the sum over items, with judges and items both drawn anew. */
function generalisedError(table: readonly (readonly number[])[]): number | null {
  const components = judgeItemComponents(table)
  if (!components) return null
  const [judges, items] = [table.length, table[0]!.length]
  const { judge, item, residual } = components
  return items * Math.sqrt(judge / judges + item / items + residual / (judges * items))
}

function judgeOf(
  judge: string,
  j: number,
  table: readonly (readonly number[])[],
  cut: number,
  items: readonly Item[],
  theta: number | null,
  level: string,
  remarks: PanelRemark[],
): JudgeOfCut {
  const values = table[j]!
  const others = table.filter((_, other) => other !== j)
  const givesOneValue = values.length > 1 && values.every((value) => value === values[0])
  const agreement =
    others.length === 0
      ? null
      : correlation(
          values,
          values.map((_, i) => sum(others.map((row) => row[i]!)) / others.length),
        )
  const consistency =
    theta === null
      ? null
      : correlation(
          values,
          items.map((item) => expectedItemScore(item, theta)),
        )
  if (givesOneValue)
    remarks.push({
      code: 'one-value',
      judge,
      level,
      text: `judge ${judge} gave every item ${values[0]} for cut ${level}`,
    })
  else if (consistency !== null && consistency < LEAST_CONSISTENCY)
    remarks.push({
      code: 'inconsistent-judge',
      judge,
      level,
      text: `judge ${judge}'s judgements for cut ${level} hardly follow how hard the items are (r = ${consistency.toFixed(2)})`,
    })
  return { judge, cut, agreement, consistency, givesOneValue }
}
