/** Smallest key first, over items 0 to capacity - 1; an item is in it at most once and its key can only fall. */
export class FourWayHeap {
  readonly #key: Float64Array
  readonly #item: Int32Array
  /** Where each item stands, -1 outside. */
  readonly #place: Int32Array
  #size = 0

  constructor(capacity: number) {
    this.#key = new Float64Array(capacity)
    this.#item = new Int32Array(capacity)
    this.#place = new Int32Array(capacity).fill(-1)
  }

  get size(): number {
    return this.#size
  }

  push(item: number, key: number): void {
    let at = this.#place[item]!
    if (at < 0) {
      at = this.#size
      this.#size += 1
    }
    this.#key[item] = key
    while (at > 0) {
      const up = (at - 1) >> 2
      const above = this.#item[up]!
      if (this.#key[above]! <= key) break
      this.#put(above, at)
      at = up
    }
    this.#put(item, at)
  }

  pop(): number {
    const top = this.#item[0]!
    this.#place[top] = -1
    this.#size -= 1
    if (this.#size > 0) this.#sink(this.#item[this.#size]!)
    return top
  }

  clear(): void {
    for (let at = 0; at < this.#size; at += 1) this.#place[this.#item[at]!] = -1
    this.#size = 0
  }

  #sink(item: number): void {
    const key = this.#key[item]!
    let at = 0
    for (;;) {
      const first = 4 * at + 1
      if (first >= this.#size) break
      const end = Math.min(first + 4, this.#size)
      let least = first
      for (let child = first + 1; child < end; child += 1)
        if (this.#key[this.#item[child]!]! < this.#key[this.#item[least]!]!) least = child
      const below = this.#item[least]!
      if (this.#key[below]! >= key) break
      this.#put(below, at)
      at = least
    }
    this.#put(item, at)
  }

  #put(item: number, at: number): void {
    this.#item[at] = item
    this.#place[item] = at
  }
}
