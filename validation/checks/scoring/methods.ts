import {
  type Item,
  logLikelihood,
  responseMatrix,
  type Scores,
  type ScoringMethod,
  scoreResponses,
} from '@petakom/psychometrics'
import { type Check, largestDifference } from '../../check.ts'
import { peerItem } from '../../peer-items.ts'
import { expected } from '../../reference.ts'

const METHODS: readonly ScoringMethod[] = ['eap', 'map', 'ml', 'wle']
const TOLERANCE: Record<ScoringMethod, number> = { eap: 1e-4, map: 1e-3, ml: 1e-3, wle: 1e-3 }
/** Logits. Where the standard error is above it the likelihood is a plateau, held by `plateauCheck` instead. */
const PLATEAU = 10

interface PeerScores {
  readonly theta: readonly (number | null)[]
  readonly se: readonly (number | null)[]
}

interface Peer {
  readonly name: string
  /** Where its search ends: an estimate standing there is none. catR was called for -6 to 6, mirt stops at 20. */
  readonly reach: number
  readonly scores: Readonly<Record<string, PeerScores>>
}

/** Estimates and standard errors of all four methods, against mirt and, where it was run, catR. */
export function methodChecks(set: string): Check[] {
  const { scoring, cross } = expected(set)
  const items = bankOf(set)
  const matrix = responseMatrix(scoring.patterns)
  const mirt: Peer = { name: 'mirt 1.45.1', reach: 20, scores: scoring.scores }
  const catR: Peer = { name: 'catR 3.17', reach: 6, scores: cross?.scores }
  return METHODS.flatMap((method) => [
    ...pair(set, method, mirt, () => scoreResponses(items, matrix, { method })),
    ...(cross === undefined
      ? []
      : pair(set, method, catR, () => scoreResponses(items, matrix, { method, variant: 'warm', errors: 'expected' }))),
  ])
}

const bankOf = (set: string): Item[] => {
  const { bank, model } = expected(set)
  return bank.map((row: Record<string, unknown>) => peerItem(row, model))
}

function pair(set: string, method: ScoringMethod, { name, reach, scores }: Peer, score: () => Scores): Check[] {
  const quantity = method.toUpperCase()
  const peer = scores[quantity]!
  const held = peer.se.map((se) => se === null || se < PLATEAU)
  const pick = (values: PeerScores['theta'], theta: PeerScores['theta']) =>
    values
      .map((value, i) => (theta[i] === null || Math.abs(theta[i]!) > reach - 1e-3 ? null : value))
      .filter((_, i) => held[i])
  const both = { area: 'scoring', set, peer: name, tolerance: TOLERANCE[method] }
  return [
    {
      ...both,
      quantity,
      measure() {
        const { theta } = score()
        return largestDifference(pick(theta, theta), pick(peer.theta, peer.theta))
      },
    },
    {
      ...both,
      quantity: `${quantity} standard error`,
      measure() {
        const { theta, standardError } = score()
        return largestDifference(pick(standardError, theta), pick(peer.se, peer.theta))
      },
    },
  ]
}

/** On a plateau mirt stops before the top, so what is held is the height: nowhere below the program's. */
export function plateauCheck(set: string): Check {
  const { scoring } = expected(set)
  const items = bankOf(set)
  return {
    area: 'scoring',
    set,
    quantity: 'ML log-likelihood lost against the program',
    peer: 'mirt 1.45.1',
    tolerance: 1e-9,
    measure() {
      const { theta } = scoreResponses(items, responseMatrix(scoring.patterns), { method: 'ml' })
      const lost = theta.map((value, i) => {
        const other: number | null = scoring.scores.ML.theta[i]
        if (value === null || other === null) return 0
        const height = (at: number) => logLikelihood(items, scoring.patterns[i], at)
        return Math.max(0, height(other) - height(value))
      })
      return largestDifference(lost, new Float64Array(lost.length))
    },
  }
}
