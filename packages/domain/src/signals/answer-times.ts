/** One stored answer; times in milliseconds. `clientAt` is by the device's clock, which may be set to any hour. */
export interface AnswerMoment {
  readonly seq: number
  readonly itemId: string
  /** False where it is blank: the item was opened, in a section without a way back, or its answer taken back. */
  readonly isAnswered: boolean
  readonly device: string
  readonly clientAt: number
  readonly receivedAt: number
}

export interface AnswerTime {
  readonly itemId: string
  /** Place among the items of the sitting, by first answer, from 0. */
  readonly place: number
  /** From what the device said before this one, whichever item it was for, to the first answer of this item; null: not known. */
  readonly seconds: number | null
  /** True where the seconds end with the answer's arrival: how long the line took is in them. */
  readonly isByArrival: boolean
  /** By the server's clock. */
  readonly receivedAt: number
}

/**
 * How long each item took at most, from the first answer of each. Differences within one device, so that a clock set wrong
 * changes nothing and answers given off line keep their pace; a clock that was set back makes the time unknown. The first
 * answer of the sitting is timed from the start, by the server. A blank gives no time, and the next is timed from it: that
 * is when a section without a way back opened the item. Someone who reads ahead and answers later looks quick.
 */
export function answerTimes(moments: readonly AnswerMoment[], startedAt: number): AnswerTime[] {
  const ordered = [...moments].sort((one, other) => one.seq - other.seq)
  const before = new Map<string, number>()
  const times = new Map<string, AnswerTime>()
  ordered.forEach(({ itemId, device, clientAt, receivedAt, isAnswered }, index) => {
    const from = before.get(device)
    const passed = from !== undefined ? clientAt - from : index === 0 ? receivedAt - startedAt : Number.NaN
    before.set(device, clientAt)
    if (!isAnswered || times.has(itemId)) return
    const seconds = passed >= 0 ? passed / 1000 : null
    times.set(itemId, { itemId, place: times.size, seconds, isByArrival: from === undefined, receivedAt })
  })
  return [...times.values()]
}
