import type { MipResult, SolveMip } from '@petakom/placement/side'
import { startThread } from '../jobs/start-thread.ts'
import type { MipOrder, MipReply } from './mip-worker.ts'

export interface MipThread {
  readonly solve: SolveMip
  /** Ends the thread, in the middle of a solve if need be; what was asked of it is refused with `MipCancelled`. */
  close(): Promise<void>
}

export class MipCancelled extends Error {
  override readonly name = 'MipCancelled'
}

/** HiGHS in a thread of its own, so that nobody waits for its solving. It ends when `signal` is raised. */
export function openMipThread(signal?: AbortSignal): MipThread {
  const worker = startThread(new URL('./mip-worker.ts', import.meta.url))
  // It must not keep the process up where nobody closes it; a solve that somebody waits for does.
  worker.unref()
  const waiting = new Map<number, { fulfil(result: MipResult): void; reject(error: Error): void }>()
  let ended: Error | null = null
  let latest = 0

  const end = (error: Error): void => {
    ended ??= error
    for (const { reject } of waiting.values()) reject(ended)
    waiting.clear()
  }
  const close = async (): Promise<void> => {
    signal?.removeEventListener('abort', close)
    end(new MipCancelled('the solve was cancelled'))
    await worker.terminate()
  }
  worker.on('message', (reply: MipReply) => {
    const asked = waiting.get(reply.id)
    waiting.delete(reply.id)
    if (waiting.size === 0) worker.unref()
    if ('result' in reply) asked?.fulfil(reply.result)
    else asked?.reject(new Error(reply.failure))
  })
  worker.on('error', end)
  worker.on('exit', (code) => end(new Error(`the solving thread ended with ${code}`)))
  if (signal?.aborted) void close()
  else signal?.addEventListener('abort', close)

  const solve: SolveMip = (model, options) => {
    if (ended) return Promise.reject(ended)
    return new Promise((fulfil, reject) => {
      const id = latest++
      waiting.set(id, { fulfil, reject })
      worker.ref()
      worker.postMessage({ id, model, options } satisfies MipOrder)
    })
  }
  return { solve, close }
}
