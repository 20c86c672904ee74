import { FourWayHeap } from './four-way-heap.ts'

/** What one shortest-path search over the posts needs; kept between searches, and clean after `clear`. */
export class PathSearch {
  readonly heap: FourWayHeap
  /** Infinity: not reached. */
  readonly distance: Float64Array
  /** Who, or which post, the shortest path to each reached post comes from. */
  readonly from: Int32Array
  /** Posts whose shortest distance is final, in the order found. */
  readonly settled: Int32Array
  settledCount = 0
  readonly #reached: Int32Array
  #reachedCount = 0

  constructor(posts: number) {
    this.heap = new FourWayHeap(posts)
    this.distance = new Float64Array(posts).fill(Number.POSITIVE_INFINITY)
    this.from = new Int32Array(posts)
    this.settled = new Int32Array(posts)
    this.#reached = new Int32Array(posts)
  }

  /** Only with a distance below the one known. */
  reach(post: number, distance: number, from: number): void {
    if (this.distance[post] === Number.POSITIVE_INFINITY) {
      this.#reached[this.#reachedCount] = post
      this.#reachedCount += 1
    }
    this.distance[post] = distance
    this.from[post] = from
  }

  /** The nearest post still open if it is nearer than `bound`; it is settled by this. */
  next(bound: number): number {
    if (this.heap.size === 0) return -1
    const post = this.heap.pop()
    if (this.distance[post]! >= bound) return -1
    this.settled[this.settledCount] = post
    this.settledCount += 1
    return post
  }

  clear(): void {
    for (let r = 0; r < this.#reachedCount; r += 1) this.distance[this.#reached[r]!] = Number.POSITIVE_INFINITY
    this.#reachedCount = 0
    this.settledCount = 0
    this.heap.clear()
  }
}
