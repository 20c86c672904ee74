import type { PlanClash } from '@petakom/contract'
import type { RuleClash } from '@petakom/placement'
import type { Relaxable } from '@petakom/placement/round'
import type { ConstraintInForce } from '../constraints/constraint-rows.ts'
import { postLabel } from '../constraints/judge-pair.ts'
import type { LoadedSnapshot } from '../thread/loaded-snapshot.ts'
import type { Agencies } from '../thread/round-problem.ts'

type Clash = PlanClash

interface Round {
  readonly snapshot: LoadedSnapshot
  readonly inForce: readonly ConstraintInForce[]
  readonly agencies: Agencies
}

const told = ({ id, kind, officialName, postName, reason }: ConstraintInForce) => ({
  id,
  kind,
  official: officialName,
  post: postName,
  reason,
})

/** Constraints that speak of this pair: by the pair, or by a lock of its official or post. */
function behind({ snapshot, inForce }: Round, [official, post]: readonly [number, number]): ConstraintInForce[] {
  return inForce.filter(
    (one) =>
      ((one.kind === 'force' || one.kind === 'forbid') && one.official === official && one.post === post) ||
      (one.kind === 'lock-official' && one.official === official) ||
      (one.kind === 'lock-post' && (one.post === post || snapshot.holderOf[one.post!] === official)),
  )
}

/** Two constraints that no plan can keep, by their reasons and whom they are about. */
export function clashWords(round: Round, clashes: readonly RuleClash[]): Clash['clashes'] {
  return clashes.map((clash) => {
    const pairs = 'other' in clash ? [clash.pair, clash.other] : [clash.pair]
    const constraints = [...new Set(pairs.flatMap((pair) => behind(round, pair)))]
    return {
      code: clash.clash,
      constraints: constraints.map(told),
      pairs: pairs.map(([official, post]) => ({
        official: round.snapshot.content.officials[official]!.name,
        post: postLabel(round.snapshot, post),
      })),
    }
  })
}

/** What to let go, the smallest set there is. */
export function relaxWords({ snapshot, inForce, agencies }: Round, relax: readonly Relaxable[]): Clash['relax'] {
  return relax.map((one): Clash['relax'][number] => {
    switch (one.kind) {
      case 'cap': {
        const id = agencies.ids[one.agency]
        const post = snapshot.content.facts.posts.findIndex(({ agency }) => agency === id)
        return { kind: 'cap', agency: snapshot.content.posts[post]?.agencyName ?? null, needed: one.needed }
      }
      case 'most-moves':
        return { kind: 'most-moves', needed: one.needed }
      case 'must-fill':
        return { kind: 'must-fill', post: postLabel(snapshot, one.post), postIndex: one.post }
      case 'place':
        return { kind: 'place', official: snapshot.content.officials[one.official]!.name }
      default: {
        const found = inForce.find(
          (held) =>
            held.kind === one.kind &&
            (!('official' in one) || held.official === one.official) &&
            (!('post' in one) || held.post === one.post),
        )
        return { kind: 'constraint', constraint: found ? told(found) : null }
      }
    }
  })
}
