import {
  type Candidacy,
  fitRecipeOn,
  type OfficialFacts,
  type PairRows,
  type PostFacts,
  type RoundFacts,
  roundPostsOnly,
} from '@petakom/domain'
import { PLACEMENT_VERSION } from '@petakom/placement'
import type { Round } from './change-round.ts'
import { rulesVersionOn } from './rules-version.ts'
import type { OfficialName, PostName, SnapshotContent } from './snapshot-content.ts'

export interface SnapshotDraft {
  readonly content: SnapshotContent
  readonly pairs: PairRows
  readonly barred: Candidacy['fellAway']
  readonly incomplete: readonly { readonly missing: string; readonly officials: number }[]
  /** Numbers of officials who keep their seats since they cannot be compared. */
  readonly kept: readonly number[]
  /** By number: data that the official's own record lacks. */
  readonly missing: readonly (readonly string[])[]
}

/**
 * Numbers officials and posts as the pairs do, those who are candidates for nothing after the others, so that one
 * number means the same person in the content, the pairs and every plan.
 */
export function snapshotOf(
  round: Round,
  facts: RoundFacts,
  names: { readonly officials: readonly OfficialName[]; readonly posts: readonly PostName[] },
  candidacy: Candidacy,
): SnapshotDraft {
  const officialIds = [...candidacy.officials, ...candidacy.leftOut]
  const postKeys = candidacy.posts.flatMap((post) => (post.kind === 'round' ? [seatKey(post)] : []))
  const factOf = new Map(facts.officials.map((official, i) => [official.id, [official, names.officials[i]!] as const]))
  const postOf = new Map(facts.posts.map((post, j) => [seatKey(post), [post, names.posts[j]!] as const]))
  const officials = officialIds.map((id): readonly [OfficialFacts, OfficialName] => factOf.get(id)!)
  const posts = postKeys.map((key): readonly [PostFacts, PostName] => postOf.get(key)!)
  const missingOf = new Map(candidacy.incomplete.map(({ id, missing }) => [id, missing]))
  const { tiers, unitId, allowLateral, backfill, withRank, date } = round
  return {
    content: {
      facts: { ...facts, officials: officials.map(([fact]) => fact), posts: posts.map(([fact]) => fact) },
      choices: { tiers, unitId, allowLateral, backfill, withRank },
      officials: officials.map(([, name]) => name),
      posts: posts.map(([, name]) => name),
      versions: { rules: rulesVersionOn(date), fitRecipe: fitRecipeOn(date).version, engine: PLACEMENT_VERSION },
    },
    pairs: roundPostsOnly(candidacy).pairs,
    barred: candidacy.fellAway,
    incomplete: countMissing(candidacy.incomplete),
    kept: candidacy.kept.map(({ official }) => official),
    missing: officialIds.map((id) => missingOf.get(id) ?? []),
  }
}

export const seatKey = ({ id, seat }: { readonly id: string; readonly seat: number }) => `${id}:${seat}`

function countMissing(incomplete: Candidacy['incomplete']) {
  const counts = new Map<string, number>()
  for (const datum of incomplete.flatMap(({ missing }) => missing)) counts.set(datum, (counts.get(datum) ?? 0) + 1)
  return [...counts]
    .map(([missing, officials]) => ({ missing, officials }))
    .sort((a, b) => b.officials - a.officials || (a.missing < b.missing ? -1 : 1))
}
