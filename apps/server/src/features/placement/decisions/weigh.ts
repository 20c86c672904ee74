import type { SheetConflict } from '@petakom/contract'
import { type GivenWord, type WeighedPost, weighWords } from '@petakom/domain'
import type { AppError } from '../../../plugins/app-error.ts'
import type { DecisionRow } from './decision-rows.ts'
import { decisionErrors } from './errors.ts'
import { type Sheet, type StoredPost, touchedPosts } from './sheet.ts'

export interface WeighedSheet {
  readonly posts: readonly WeighedPost[]
  readonly postOf: ReadonlyMap<number, StoredPost>
  readonly personName: (official: number) => string
  /** The word that stands on a post. */
  readonly latest: ReadonlyMap<number, DecisionRow>
}

/** The sheet under the words given so far: the later word on a post stands. */
export function weighSheet(sheet: Sheet, rows: readonly DecisionRow[]): WeighedSheet {
  const latest = new Map<number, DecisionRow>()
  for (const row of rows.toSorted((a, b) => a.turn - b.turn)) latest.set(row.post, row)
  const words = new Map<number, GivenWord>(
    [...latest].map(([post, { word, official }]) => [post, { word, official: word === 'other' ? official : null }]),
  )
  const postOf = new Map(sheet.posts.map((post) => [post.index, post]))
  const seats = new Map(sheet.posts.flatMap(({ index, holder }) => (holder ? [[holder.index, index] as const] : [])))
  const names = namesOf(sheet)
  return {
    posts: weighWords(touchedPosts(sheet).map(asDecided), words, (official) => seats.get(official) ?? null),
    postOf,
    personName: (official) => names.get(official) ?? '-',
    latest,
  }
}

const asDecided = ({ index, holder, planned }: StoredPost) => ({
  index,
  holder: holder?.index ?? null,
  planned: planned?.index ?? null,
})

function namesOf({ posts }: Sheet): Map<number, string> {
  const names = new Map<number, string>()
  for (const { holder, planned, candidates } of posts) {
    for (const person of [holder, planned, ...candidates]) if (person) names.set(person.index, person.name)
  }
  return names
}

export const postTitle = ({ name, unitName }: Pick<StoredPost, 'name' | 'unitName'>) => `${name}, ${unitName}`

export function conflictWords({ postOf, personName }: WeighedSheet, post: WeighedPost): SheetConflict[] {
  return post.conflicts.map(({ code, official, post: at }) => {
    const other = at === null ? null : postOf.get(at)
    return { code, person: personName(official), post: other ? postTitle(other) : null }
  })
}

/** Fit of whoever sits in a post, as far as the sheet knows it; null: unknown, or nobody. */
export function fitOf({ holder, planned, candidates }: StoredPost, official: number | null): number | null {
  if (official === null) return null
  if (planned?.index === official) return planned.fit
  if (holder?.index === official) return holder.fit
  return candidates.find(({ index }) => index === official)?.fit ?? null
}

/** Sums of the fit over the posts listed, under the plan and under the words. */
export function sheetFits({ posts, postOf }: WeighedSheet): { plannedFit: number; decidedFit: number } {
  let plannedFit = 0
  let decidedFit = 0
  for (const { index, planned, occupant } of posts) {
    const post = postOf.get(index)!
    plannedFit += fitOf(post, planned) ?? 0
    decidedFit += fitOf(post, occupant) ?? 0
  }
  return { plannedFit, decidedFit }
}

/** The first conflict as the refusal of a word there; null where there is none. */
export function conflictRefusal({ postOf, personName }: WeighedSheet, post: WeighedPost): AppError | null {
  const [conflict] = post.conflicts
  if (!conflict) return null
  const names = { person: personName(conflict.official), post: postOf.get(post.index)!.name }
  if (conflict.code === 'holder-stays') return decisionErrors.HOLDER_STAYS(names)
  return decisionErrors.CHOSEN_ELSEWHERE({ ...names, other: postTitle(postOf.get(conflict.post!)!) })
}
