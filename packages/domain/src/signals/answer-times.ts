/** One stored answer; times in milliseconds. `clientAt` is by the device's clock, which may be set to any hour. */
export interface AnswerMoment {
  readonly seq: number
  readonly itemId: string
  readonly device: string
  readonly clientAt: number
  readonly receivedAt: number
}

export interface AnswerTime {
  readonly itemId: string
  /** Place among the items of the sitting, by first answer, from 0. */
  readonly place: number
  /** From the device's answer before this one, whichever item it was for, to the first answer of this item; null: not known. */
  readonly seconds: number | null
  /** By the server's clock. */
  readonly receivedAt: number
}

/**
 * How long each item took at most, from the first answer of each. Differences within one device, so that a clock set wrong
 * changes nothing and answers given off line keep their pace; a clock that was set back makes the time unknown. The first
 * answer of the sitting is timed from the start, by the server. Someone who reads ahead and answers later looks quick.
 */
export function answerTimes(moments: readonly AnswerMoment[], startedAt: number): AnswerTime[] {
  const ordered = [...moments].sort((one, other) => one.seq - other.seq)
  const before = new Map<string, number>()
  const times = new Map<string, AnswerTime>()
  ordered.forEach(({ itemId, device, clientAt, receivedAt }, index) => {
    const from = before.get(device)
    const passed = from !== undefined ? clientAt - from : index === 0 ? receivedAt - startedAt : Number.NaN
    before.set(device, clientAt)
    if (times.has(itemId)) return
    const seconds = passed >= 0 ? passed / 1000 : null
    times.set(itemId, { itemId, place: times.size, seconds, receivedAt })
  })
  return [...times.values()]
}
