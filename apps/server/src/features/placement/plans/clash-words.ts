import type { PlanClash } from '@petakom/contract'
import type { RuleClash } from '@petakom/placement'
import type { Relaxable } from '@petakom/placement/round'
import type { z } from 'zod'
import { constraintLabel } from '../constraints/constraint-label.ts'
import type { ConstraintInForce } from '../constraints/constraint-rows.ts'
import { postLabel } from '../constraints/judge-pair.ts'
import type { LoadedSnapshot } from '../thread/loaded-snapshot.ts'
import type { Agencies } from '../thread/round-problem.ts'

type Clash = z.infer<typeof PlanClash>

interface Round {
  readonly snapshot: LoadedSnapshot
  readonly inForce: readonly ConstraintInForce[]
  readonly agencies: Agencies
}

const named = (constraint: ConstraintInForce) => `"${constraintLabel(constraint)}" (alasannya: ${constraint.reason})`

/** Constraints that speak of this pair: by the pair, or by a lock of its official or post. */
function behind({ snapshot, inForce }: Round, [official, post]: readonly [number, number]): ConstraintInForce[] {
  return inForce.filter(
    (one) =>
      ((one.kind === 'force' || one.kind === 'forbid') && one.official === official && one.post === post) ||
      (one.kind === 'lock-official' && one.official === official) ||
      (one.kind === 'lock-post' && (one.post === post || snapshot.holderOf[one.post!] === official)),
  )
}

const WHY: Readonly<Record<RuleClash['clash'], string>> = {
  'forced-not-eligible': 'memaksa pasangan yang bukan calon menurut data beku ini',
  'forced-and-forbidden': 'memaksa dan melarang pasangan yang sama',
  'two-at-once': 'menempatkan satu orang pada dua jabatan, atau dua orang pada satu jabatan',
  'forced-into-lock': 'memaksa pasangan yang terkunci',
  'locked-not-eligible': 'mengunci tempat yang dilarang',
}

/** Two constraints that no plan can keep, by their reasons and whom they are about. */
export function clashWords(round: Round, clashes: readonly RuleClash[]): Clash['clashes'] {
  return clashes.map((clash) => {
    const pairs = 'other' in clash ? [clash.pair, clash.other] : [clash.pair]
    const constraints = [...new Set(pairs.flatMap((pair) => behind(round, pair)))]
    const about = pairs.map(
      ([official, post]) => `${round.snapshot.content.officials[official]!.name} – ${postLabel(round.snapshot, post)}`,
    )
    return {
      code: clash.clash,
      constraintIds: constraints.map(({ id }) => id),
      officialIndexes: pairs.map(([official]) => official),
      postIndexes: pairs.map(([, post]) => post),
      sentence: `Ketentuan ${constraints.map(named).join(' dan ')} ${WHY[clash.clash]}: ${about.join('; ')}.`,
    }
  })
}

/** What to let go, the smallest set there is. */
export function relaxWords({ snapshot, inForce, agencies }: Round, relax: readonly Relaxable[]): Clash['relax'] {
  const official = (index: number) => snapshot.content.officials[index]!.name
  return relax.map((one): Clash['relax'][number] => {
    switch (one.kind) {
      case 'cap': {
        const id = agencies.ids[one.agency] ?? ''
        const post = snapshot.content.facts.posts.findIndex(({ agency }) => agency === id)
        const name = snapshot.content.posts[post]?.agencyName ?? 'perangkat daerah ini'
        return { kind: 'cap', id, sentence: `Izinkan sedikitnya ${one.needed} perpindahan dari ${name}.` }
      }
      case 'most-moves':
        return { kind: 'cap', id: 'most-moves', sentence: `Izinkan sedikitnya ${one.needed} perpindahan seluruhnya.` }
      case 'must-fill':
        return {
          kind: 'must-fill',
          id: String(one.post),
          sentence: `Biarkan ${postLabel(snapshot, one.post)} kosong.`,
        }
      case 'place':
        return {
          kind: 'must-fill',
          id: `official-${one.official}`,
          sentence: `Sediakan tempat bagi ${official(one.official)}: tidak ada jabatan yang tersisa baginya.`,
        }
      default: {
        const found = inForce.find(
          (held) =>
            held.kind === one.kind &&
            (!('official' in one) || held.official === one.official) &&
            (!('post' in one) || held.post === one.post),
        )
        return {
          kind: 'constraint',
          id: found?.id ?? '',
          sentence: found ? `Cabut ketentuan ${named(found)}.` : 'Cabut salah satu ketentuan.',
        }
      }
    }
  })
}
