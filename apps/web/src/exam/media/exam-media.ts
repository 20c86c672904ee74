import { type IDBPDatabase, openDB } from 'idb'
import { useEffect, useState } from 'react'
import { retryDelay } from '../../lib/retry-delay.ts'
import { type StartedAttempt, sebHeaders } from '../exam-api.ts'
import type { MediaSource } from './media-source.ts'

interface Kept {
  readonly type: string
  readonly bytes: ArrayBuffer
}
const STORE = 'files'
const PATIENCE_MS = 60_000
/** A hall that starts together does not fetch together. */
const SPREAD_MS = 2000

const openStore = () =>
  openDB('petakom-exam-media', 1, { upgrade: (db) => void db.createObjectStore(STORE) }).catch(() => null)

/** Pictures and sounds of one sitting: fetched right after the start, kept on the device, found again without the network. */
class ExamMedia implements MediaSource {
  readonly scope: string
  readonly #urls = new Map<string, Promise<string>>()
  readonly #store: Promise<IDBPDatabase | null> = openStore()
  #isOver = false

  constructor(attemptId: string) {
    this.scope = attemptId
  }

  url(mediaId: string): Promise<string> {
    const known = this.#urls.get(mediaId)
    if (known) return known
    const url = this.#bytes(mediaId).then(({ bytes, type }) => URL.createObjectURL(new Blob([bytes], { type })))
    this.#urls.set(mediaId, url)
    url.catch(() => this.#urls.delete(mediaId))
    return url
  }

  async #bytes(mediaId: string): Promise<Kept> {
    const store = await this.#store
    const key = `${this.scope}/${mediaId}`
    const kept: Kept | undefined = await store?.get(STORE, key).catch(() => undefined)
    if (kept) return kept
    const response = await fetch(`/api/exam/attempts/${this.scope}/media/${mediaId}`, {
      headers: sebHeaders(),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    if (!response.ok) throw new Error(String(response.status))
    const media = { type: response.headers.get('content-type') ?? '', bytes: await response.arrayBuffer() }
    // A full disk: the page's memory holds it.
    await store?.put(STORE, media, key).catch(() => {})
    return media
  }

  /** One after the other, again and again until all are there. */
  async prefetch(ids: readonly string[]): Promise<void> {
    await sleep(Math.random() * SPREAD_MS)
    let failures = 0
    for (let waiting = [...ids]; waiting.length > 0 && !this.#isOver; ) {
      const [id] = waiting
      try {
        await this.url(id!)
        waiting = waiting.slice(1)
        failures = 0
      } catch {
        failures += 1
        waiting = [...waiting.slice(1), id!]
        await sleep(retryDelay(failures))
      }
    }
  }

  stop(): void {
    this.#isOver = true
  }

  /** What was handed in leaves no picture on the device. */
  async forget(): Promise<void> {
    this.stop()
    for (const url of this.#urls.values()) url.then(URL.revokeObjectURL, () => {})
    this.#urls.clear()
    const store = await this.#store
    await store?.delete(STORE, IDBKeyRange.bound(`${this.scope}/`, `${this.scope}/\uffff`)).catch(() => {})
  }
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

export function useExamMedia({ attemptId, items }: StartedAttempt, isDone: boolean): MediaSource {
  const [media] = useState(() => new ExamMedia(attemptId))
  useEffect(() => {
    if (isDone) void media.forget()
  }, [media, isDone])
  useEffect(() => {
    const ids = items.flatMap(({ content: { stimulus } }) =>
      stimulus && 'mediaId' in stimulus ? [stimulus.mediaId] : [],
    )
    if (!isDone) void media.prefetch([...new Set(ids)])
    return () => media.stop()
  }, [media, items, isDone])
  return media
}
