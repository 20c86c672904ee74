/** How often each reason was met. */
export class Tally {
  readonly #counts = new Map<string, number>()

  add(reason: string, pairs: number): void {
    if (pairs > 0) this.#counts.set(reason, (this.#counts.get(reason) ?? 0) + pairs)
  }

  /** By reason, in the order of their names. */
  list(): { reason: string; pairs: number }[] {
    return [...this.#counts]
      .map(([reason, pairs]) => ({ reason, pairs }))
      .sort((a, b) => (a.reason < b.reason ? -1 : 1))
  }
}
