/** Pairs in compressed rows, as `SparsePairs` of the placement engine has them. */
export interface PairRows {
  readonly officials: number
  readonly posts: number
  readonly start: Int32Array
  readonly post: Int32Array
  readonly score: Int32Array
}

const FIRST = 1 << 12

/** Grows by doubling: how many pairs there are is known at the end. */
export class PairRowBuilder {
  readonly #start: number[] = [0]
  #post = new Int32Array(FIRST)
  #score = new Int32Array(FIRST)
  #length = 0

  /** Posts of a row come in ascending order. */
  add(post: number, score: number): void {
    if (this.#length === this.#post.length) {
      this.#post = doubled(this.#post)
      this.#score = doubled(this.#score)
    }
    this.#post[this.#length] = post
    this.#score[this.#length] = score
    this.#length += 1
  }

  /** A pair for every post whose score is not `none`. */
  addRow(scores: Int32Array, none: number): void {
    for (let post = 0; post < scores.length; post += 1) if (scores[post] !== none) this.add(post, scores[post]!)
  }

  endRow(): void {
    this.#start.push(this.#length)
  }

  build(posts: number): PairRows {
    return {
      officials: this.#start.length - 1,
      posts,
      start: Int32Array.from(this.#start),
      post: this.#post.slice(0, this.#length),
      score: this.#score.slice(0, this.#length),
    }
  }
}

function doubled(values: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(values.length * 2)
  grown.set(values)
  return grown
}
