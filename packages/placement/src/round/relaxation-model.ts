import { type Entry, ModelBuilder, ones } from '../mip/model-builder.ts'
import { NONE } from '../solve/plan.ts'
import { findPair } from '../sparse-pairs.ts'
import { agenciesOf } from './agencies.ts'
import type { RoundInput } from './round-input.ts'
import { mayStayOutside } from './round-problem.ts'
import type { Letting } from './smallest-relaxation.ts'

/** What each 0/1 column lets go, and by which column a cap is passed. */
export interface LettingColumn {
  readonly column: number
  readonly lets: Letting
  /** The moves beyond the cap, where `lets` is one. */
  readonly excess: number | null
}

/** Pairs first, one 0/1 column each; then a column for every constraint, 1 where it is let go. */
export class RelaxationModel {
  readonly builder = new ModelBuilder()
  readonly letting: LettingColumn[] = []
  readonly #input: RoundInput
  readonly #seatOf: Int32Array
  readonly #ofPost: number[][]

  constructor(input: RoundInput) {
    this.#input = input
    const { pairs, rules = {} } = input
    this.#seatOf = rules.seatOf ?? new Int32Array(pairs.officials).fill(NONE)
    this.#ofPost = Array.from({ length: pairs.posts }, () => [])
    for (let e = 0; e < pairs.post.length; e += 1) {
      this.builder.column(0, 0, 1)
      this.#ofPost[pairs.post[e]!]!.push(e)
    }
    this.#addPlaces()
    for (const columns of this.#ofPost) this.builder.row(0, 1, ones(columns))
    this.#addRules()
    this.#addCaps()
  }

  /** A column that is 1 where `lets` is let go. */
  #let(lets: Letting, excess: number | null = null): number {
    const column = this.builder.column(0, 0, 1)
    this.letting.push({ column, lets, excess })
    return column
  }

  /** At least one of the columns, unless it is let go. */
  #require(columns: readonly number[], lets: Letting): void {
    this.builder.row(1, Infinity, ones([...columns, this.#let(lets)]))
  }

  /** None of the columns, unless it is let go; no two of them go together anyway. */
  #rule(columns: readonly number[], lets: Letting): void {
    this.builder.row(-Infinity, 0, [...ones(columns), { column: this.#let(lets), value: -1 }])
  }

  #addPlaces(): void {
    const may = mayStayOutside(this.#input, this.#seatOf)
    may.forEach((free, official) => {
      const row = this.#row(official)
      if (free === 1) this.builder.row(0, 1, ones(row))
      else this.builder.row(1, 1, ones([...row, this.#let({ kind: 'place', official })]))
    })
  }

  #addRules(): void {
    const {
      lockedOfficials = [],
      lockedPosts = [],
      forced = [],
      forbidden = [],
      mustFill = [],
    } = this.#input.rules ?? {}
    for (const official of new Set(lockedOfficials)) {
      const seat = this.#seatOf[official]!
      if (seat === NONE) this.#rule(this.#row(official), { kind: 'lock-official', official })
      else this.#require(this.#pair(official, seat), { kind: 'lock-official', official })
    }
    for (const post of new Set(lockedPosts)) {
      const holder = this.#seatOf.indexOf(post)
      if (holder === NONE) this.#rule(this.#ofPost[post]!, { kind: 'lock-post', post })
      else this.#require(this.#pair(holder, post), { kind: 'lock-post', post })
    }
    for (const [official, post] of forced) this.#require(this.#pair(official, post), { kind: 'force', official, post })
    for (const [official, post] of forbidden) this.#rule(this.#pair(official, post), { kind: 'forbid', official, post })
    for (const post of new Set(mustFill)) this.#require(this.#ofPost[post]!, { kind: 'must-fill', post })
  }

  #addCaps(): void {
    const { pairs, mostMoves } = this.#input
    const { caps, ofOfficial } = agenciesOf(this.#input, this.#seatOf)
    const moving: number[][] = (caps ?? []).map(() => [])
    const all: number[] = []
    for (let i = 0; i < pairs.officials; i += 1) {
      for (const pair of this.#row(i)) {
        if (pairs.post[pair] === this.#seatOf[i]) continue
        moving[ofOfficial[i]!]?.push(pair)
        all.push(pair)
      }
    }
    const cap = (columns: readonly number[], most: number, lets: Letting) => {
      if (most >= pairs.officials) return
      const excess = this.builder.column(0, 0, pairs.officials)
      this.builder.row(-Infinity, most, [...ones(columns), { column: excess, value: -1 }])
      const column = this.#let(lets, excess)
      const rows: Entry[] = [
        { column: excess, value: 1 },
        { column, value: -pairs.officials },
      ]
      this.builder.row(-Infinity, 0, rows)
    }
    for (const [agency, most] of (caps ?? []).entries()) cap(moving[agency]!, most, { kind: 'cap', agency })
    if (mostMoves !== undefined) cap(all, mostMoves, { kind: 'most-moves' })
  }

  #row(official: number): number[] {
    const { start } = this.#input.pairs
    const from = start[official]!
    return Array.from({ length: start[official + 1]! - from }, (_, k) => from + k)
  }

  #pair(official: number, post: number): number[] {
    const at = findPair(this.#input.pairs, official, post)
    return at < 0 ? [] : [at]
  }
}
