/** Keeps what was used last, up to a number of things; a failed load is not kept. */
export class Cache<V> {
  readonly #most: number
  readonly #kept = new Map<string, Promise<V>>()

  constructor(most: number) {
    this.#most = most
  }

  get(key: string, load: () => Promise<V> | V): Promise<V> {
    const known = this.#kept.get(key)
    const value = known ?? Promise.resolve().then(load)
    this.#kept.delete(key)
    this.#kept.set(key, value)
    if (!known) {
      value.catch(() => this.#kept.delete(key))
      if (this.#kept.size > this.#most) this.#kept.delete(this.#kept.keys().next().value!)
    }
    return value
  }
}
