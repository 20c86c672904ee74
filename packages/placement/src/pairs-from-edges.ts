import { quote } from './instance-error.ts'
import type { SparsePairs } from './sparse-pairs.ts'

/** Official, post, score in hundredths of a point. */
export type Edge = readonly [number, number, number]

export type EdgeFault = 'not-three-numbers' | 'unknown-official' | 'unknown-post' | 'score-not-whole' | 'duplicate-pair'

/** A pair that cannot be read; `position` is its place in the list, from 0. */
export class EdgeError extends Error {
  override readonly name = 'EdgeError'
  readonly fault: EdgeFault
  readonly position: number
  readonly edge: readonly unknown[]

  constructor(fault: EdgeFault, position: number, edge: readonly unknown[]) {
    super(`pair ${position} ${quote(edge)}: ${fault}`)
    this.fault = fault
    this.position = position
    this.edge = edge
  }
}

/** A billion hundredths either way: ten million points. */
export const MOST_SCORE = 1_000_000_000

/** Sorts listed pairs into rows; throws an `EdgeError` at the first that is no pair, or a pair twice. */
export function pairsFromEdges(officials: number, posts: number, edges: readonly unknown[]): SparsePairs {
  const start = new Int32Array(officials + 1)
  edges.forEach((edge, position) => {
    const [official] = readEdge(edge, position, officials, posts)
    start[official + 1]! += 1
  })
  for (let i = 0; i < officials; i += 1) start[i + 1]! += start[i]!
  const next = start.slice()
  const order = new Int32Array(edges.length)
  ;(edges as readonly Edge[]).forEach(([official], position) => {
    order[next[official]!] = position
    next[official]! += 1
  })
  const post = new Int32Array(edges.length)
  const score = new Int32Array(edges.length)
  const edgeAt = (at: number) => edges[order[at]!] as Edge
  for (let i = 0; i < officials; i += 1) {
    const row = order.subarray(start[i]!, start[i + 1]!)
    row.sort((one, other) => (edges[one] as Edge)[1] - (edges[other] as Edge)[1] || one - other)
    for (let at = start[i]!; at < start[i + 1]!; at += 1) {
      post[at] = edgeAt(at)[1]
      score[at] = edgeAt(at)[2]
      if (at > start[i]! && post[at] === post[at - 1]) throw new EdgeError('duplicate-pair', order[at]!, edgeAt(at))
    }
  }
  return { officials, posts, start, post, score }
}

function readEdge(edge: unknown, position: number, officials: number, posts: number): Edge {
  if (!Array.isArray(edge) || edge.length !== 3 || edge.some((part) => typeof part !== 'number'))
    throw new EdgeError('not-three-numbers', position, Array.isArray(edge) ? edge : [edge])
  const [official, post, score] = edge as unknown as Edge
  if (!isIndex(official, officials)) throw new EdgeError('unknown-official', position, edge)
  if (!isIndex(post, posts)) throw new EdgeError('unknown-post', position, edge)
  if (!Number.isInteger(score) || Math.abs(score) > MOST_SCORE) throw new EdgeError('score-not-whole', position, edge)
  return [official, post, score]
}

const isIndex = (value: number, count: number) => Number.isInteger(value) && value >= 0 && value < count
