import { parentPort } from 'node:worker_threads'
import { loadHighs, type MipModel, type MipOptions, type MipResult } from '@petakom/placement/side'

export interface MipOrder {
  readonly id: number
  readonly model: MipModel
  readonly options: MipOptions | undefined
}

export type MipReply =
  | { readonly id: number; readonly result: MipResult }
  | { readonly id: number; readonly failure: string }

const ready = loadHighs()

parentPort!.on('message', async ({ id, model, options }: MipOrder) => {
  const say = (reply: MipReply) => parentPort!.postMessage(reply)
  try {
    say({ id, result: await (await ready)(model, options) })
  } catch (error) {
    say({ id, failure: String((error as Error).message) })
  }
})
