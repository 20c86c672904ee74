import { createHash } from 'node:crypto'
import type { EventQuality } from '@petakom/contract'
import { canonicalJson, itemFlags, mostPointsOf, pointsFor, type ScaleKind, type ScoringRecipe } from '@petakom/domain'
import { ENGINE_VERSION, MISSING, type ResponseMatrix, reliability } from '@petakom/psychometrics'
import { type Membership, SMALLEST_GROUP } from '../../../db/memberships.ts'
import { type FormItem, plainAnswers, type Sitting, servedItems } from '../../../db/sittings.ts'
import { compareGroups } from '../../../measurement/compare-groups.ts'
import { groupDifferences } from './group-differences.ts'
import { measureScale, type ScoreFact } from './measure-scale.ts'

export interface QualityFacts {
  readonly sittings: readonly Sitting[]
  readonly forms: ReadonlyMap<string, readonly FormItem[]>
  readonly people: ReadonlyMap<string, Membership>
  readonly scores: readonly ScoreFact[]
  /** JPM by participant; null where there is none. */
  readonly jpm: ReadonlyMap<string, number | null>
  readonly recipe: ScoringRecipe
}

/** How well an event measured, as a pure function of its answers and results. */
export function computeQuality(facts: QualityFacts): EventQuality {
  const { sittings, forms, people, recipe } = facts
  const items = [...new Map([...forms.values()].flat().map((item) => [item.id, item])).values()].sort((one, other) =>
    one.id < other.id ? -1 : 1,
  )
  const responses = responsesOf(sittings, forms, items)
  const memberships = sittings.map(({ participantId }) => people.get(participantId)!)
  const bias = compareGroups(responses, memberships)
  const statistics = sittings.length > 0 ? reliability(responses).itemStatistics : []
  const kinds = scalesOf(items)
  const itemRows = items.map((item, column) => {
    const categories = countsOf(responses, column, item)
    const answers = categories.reduce((sum, count) => sum + count, 0)
    const most = categories.length - 1
    const easiness = answers === 0 ? null : categories.reduce((sum, count, k) => sum + count * k, 0) / (answers * most)
    const itemRest = statistics[column]?.itemRestR ?? null
    const fit = { parameters: null, errors: null, infit: null, outfit: null }
    const classes = bias[column]!.map((one) => one.class)
    return {
      id: item.id,
      competency: item.competency,
      scales: kinds.flatMap(({ kind, scale, columns }) => (columns.includes(column) ? [`${kind}:${scale}`] : [])),
      answers,
      easiness,
      itemRest,
      blank: blanksOf(sittings, forms, item),
      bias: bias[column]!,
      flags: answers === 0 ? [] : itemFlags({ easiness, itemRest, categories, bias: classes, ...fit }),
    }
  })
  return {
    persons: sittings.length,
    recipeVersion: recipe.version,
    smallestGroup: SMALLEST_GROUP,
    scales: kinds.map(({ kind, scale, columns }) =>
      measureScale({ kind, scale, columns, items, responses, scores: facts.scores, recipe }),
    ),
    items: itemRows.map((row) => ({ ...row, code: '' })),
    groups: groupDifferences(facts, bias),
  }
}

/** SHA-256 of what the figures depend on, hexadecimal. */
export function qualityHash(facts: QualityFacts): string {
  const inputs = {
    answers: facts.sittings.map(({ participantId, answers }) => [participantId, plainAnswers(answers)]),
    items: [...facts.forms.values()].flat().map(({ id, version, parameters }) => ({ id, version, parameters })),
    recipe: facts.recipe,
    engine: ENGINE_VERSION,
  }
  return createHash('sha256').update(canonicalJson(inputs)).digest('hex')
}

function responsesOf(
  sittings: readonly Sitting[],
  forms: QualityFacts['forms'],
  items: readonly FormItem[],
): ResponseMatrix {
  const place = new Map(items.map(({ id }, column) => [id, column]))
  const cells = new Int8Array(sittings.length * items.length).fill(MISSING)
  sittings.forEach((sitting, person) => {
    for (const item of servedItems(sitting, forms)) {
      cells[person * items.length + place.get(item.id)!] =
        pointsFor(item, sitting.answers.get(item.id) ?? null) ?? MISSING
    }
  })
  return { persons: sittings.length, items: items.length, cells }
}

function countsOf({ persons, items, cells }: ResponseMatrix, column: number, item: FormItem): number[] {
  const counts = new Array<number>(mostPointsOf(item) + 1).fill(0)
  for (let person = 0; person < persons; person += 1) {
    const value = cells[person * items + column]!
    if (value !== MISSING) counts[value]! += 1
  }
  return counts
}

const blanksOf = (sittings: readonly Sitting[], forms: QualityFacts['forms'], { id }: FormItem): number =>
  sittings.filter((sitting) => !sitting.answers.has(id) && servedItems(sitting, forms).some((item) => item.id === id))
    .length

function scalesOf(items: readonly FormItem[]) {
  const kinds: [ScaleKind, (item: FormItem) => string | null][] = [
    ['competency', (item) => item.competency],
    ['theme', (item) => item.theme],
    ['potential', (item) => item.potentialAspect],
  ]
  return kinds.flatMap(([kind, scaleOf]) => {
    const groups = Map.groupBy(items.keys(), (column) => scaleOf(items[column]!))
    groups.delete(null)
    return [...groups].sort().map(([scale, columns]) => ({ kind, scale: scale!, columns }))
  })
}
