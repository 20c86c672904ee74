/** What became of the faults of one kind. */
export interface Tally {
  injected: number
  acknowledged: number
  lost: number
  duplicated: number
  /** From the fault to the last answer on the server, milliseconds. */
  longestRecovery: number
}

/** The row of everything: an answer told during two faults is in the rows of both, and here once. */
export const ALL = 'all'

export class Tallies {
  readonly byName = new Map<string, Tally>()
  /** One sentence for each thing that did not go as it must. */
  readonly complaints: string[] = []

  of(name: string): Tally {
    const known = this.byName.get(name) ?? { injected: 0, acknowledged: 0, lost: 0, duplicated: 0, longestRecovery: 0 }
    this.byName.set(name, known)
    return known
  }

  /** Runs a fault to its recovery, and notes how long that took. False where it did not come to that. */
  async count(name: string, work: () => Promise<unknown>): Promise<boolean> {
    const began = performance.now()
    let isOver = true
    try {
      await work()
    } catch (error) {
      isOver = false
      this.complaints.push(`${name}: ${error instanceof Error ? error.message : String(error)}`)
    }
    const tally = this.of(name)
    tally.injected += 1
    tally.longestRecovery = Math.max(tally.longestRecovery, performance.now() - began)
    return isOver
  }
}

const HEADS = ['fault', 'injected', 'acknowledged', 'lost', 'duplicated', 'longest recovery']
const number = (value: number) => value.toLocaleString('en')

export function tableOf({ byName }: Tallies): string {
  const kinds = [...byName].filter(([name]) => name !== ALL)
  const rows = kinds.map(([name, { injected, acknowledged, lost, duplicated, longestRecovery }]) => [
    name,
    ...[injected, acknowledged, lost, duplicated].map(number),
    injected > 0 ? `${(longestRecovery / 1000).toFixed(1)} s` : '',
  ])
  const injected = kinds.reduce((total, [, tally]) => total + tally.injected, 0)
  const whole = byName.get(ALL)
  const all = [ALL, injected, whole?.acknowledged ?? 0, whole?.lost ?? 0, whole?.duplicated ?? 0].map((cell) =>
    typeof cell === 'number' ? number(cell) : cell,
  )
  return [HEADS, HEADS.map((_, i) => (i === 0 ? '---' : '---:')), ...rows, [...all, '']]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}
