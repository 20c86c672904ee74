import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import {
  type ChunkRunner,
  createInlineRunner,
  type ExpectMemory,
  type InformationMemory,
  type Pass,
  runChunk,
} from '@petakom/psychometrics'
import { startThread } from '../jobs/start-thread.ts'
import type { ToWorker } from './chunk-worker.ts'

export const MOST_WORKERS = 8

export const usualWorkers = (): number => Math.min(MOST_WORKERS, availableParallelism())

/**
 * Makes the passes of a calibration on `workers` threads, the calling one among them, over shared memory. The results
 * are the same to the bit for any number: each chunk's sums are its own and are added in the order of the chunks.
 */
export function createThreadedRunner(workers: number): ChunkRunner {
  if (workers <= 1 || typeof SharedArrayBuffer === 'undefined') return createInlineRunner()
  const helpers = Array.from({ length: workers - 1 }, () => new Helper())
  let memory: ExpectMemory
  let second: InformationMemory | null = null
  const tell = (message: ToWorker) => {
    for (const helper of helpers) helper.tell(message)
  }
  return {
    open(opened) {
      memory = opened
      tell({ kind: 'open', memory })
    },
    openInformation(opened) {
      second = opened
      tell({ kind: 'open-information', second })
    },
    async run(pass: Pass) {
      // Lets word from threads that have come up since be heard.
      await setImmediate()
      const next = new Int32Array(new SharedArrayBuffer(4))
      const helped = Promise.all(helpers.map((helper) => helper.run({ kind: 'run', pass, next })))
      // Awaited below; should this thread fail first, that is the error to speak of.
      helped.catch(() => {})
      for (let chunk = Atomics.add(next, 0, 1); chunk < memory.chunks.count; chunk = Atomics.add(next, 0, 1))
        runChunk(pass, memory, second, chunk)
      await helped
    },
    async close() {
      await Promise.all(helpers.map((helper) => helper.close()))
    },
  }
}

/** A thread; until it has come up the others do its share. */
class Helper {
  readonly #worker = startThread(new URL('./chunk-worker.ts', import.meta.url))
  #isReady = false
  #failure: Error | null = null
  #done: { fulfil(): void; reject(error: Error): void } | null = null

  constructor() {
    // It must not keep the process up where nobody closes the runner.
    this.#worker.unref()
    this.#worker.on('message', (word: 'ready' | 'done') => {
      if (word === 'ready') this.#isReady = true
      else this.#done?.fulfil()
    })
    this.#worker.on('error', (error) => this.#fail(error))
    this.#worker.on('exit', (code) => this.#fail(new Error(`a calibration thread ended with ${code}`)))
  }

  tell(message: ToWorker): void {
    this.#worker.postMessage(message)
  }

  run(message: ToWorker): Promise<void> {
    if (this.#failure) return Promise.reject(this.#failure)
    if (!this.#isReady) return Promise.resolve()
    return new Promise((fulfil, reject) => {
      this.#done = { fulfil, reject }
      this.tell(message)
    })
  }

  async close(): Promise<void> {
    this.#failure = new Error('the calibration threads are closed')
    await this.#worker.terminate()
  }

  #fail(error: Error): void {
    this.#failure ??= error
    this.#done?.reject(this.#failure)
  }
}
