import type {
  getEventSignals,
  PairSignals,
  PersonSignals,
  ResponseOf,
  SignalConclusion,
  SignalPerson,
} from '@petakom/contract'

export interface ShownSignals {
  /** Participants who began, of the session where one is chosen. */
  readonly persons: number
  readonly people: readonly (PersonSignals & {
    readonly person: SignalPerson
    readonly latest: SignalConclusion | null
  })[]
  readonly pairs: readonly (PairSignals & {
    readonly first: SignalPerson
    readonly second: SignalPerson
    readonly latest: SignalConclusion | null
  })[]
}

/** What is shown of an event, or of one session of it; a pair belongs to a session that one of the two sat in. */
export function inSession(data: ResponseOf<typeof getEventSignals>, session: number | null): ShownSignals {
  const people = new Map(data.people.map((person) => [person.id, person]))
  const { signals, sessions, conclusions } = data
  const isShown = (person: SignalPerson | undefined) => session === null || person?.session === session
  const latest = (one: string, other: string | null) =>
    conclusions.find((made) => made.one === one && made.other === other) ?? null
  return {
    persons:
      session === null ? (signals?.persons ?? 0) : (sessions.find(({ number }) => number === session)?.persons ?? 0),
    people: (signals?.people ?? []).flatMap((row) => {
      const person = people.get(row.participantId)
      return person && isShown(person) ? { ...row, person, latest: latest(person.id, null) } : []
    }),
    pairs: (signals?.pairs ?? []).flatMap((row) => {
      const [first, second] = [people.get(row.one), people.get(row.other)]
      if (!first || !second || !(isShown(first) || isShown(second))) return []
      return { ...row, first, second, latest: latest(row.one, row.other) }
    }),
  }
}
