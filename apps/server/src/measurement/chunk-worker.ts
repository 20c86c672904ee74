import { parentPort } from 'node:worker_threads'
import { type ExpectMemory, type InformationMemory, type Pass, runChunk } from '@petakom/psychometrics'

export type ToWorker =
  | { readonly kind: 'open'; readonly memory: ExpectMemory }
  | { readonly kind: 'open-information'; readonly second: InformationMemory }
  | { readonly kind: 'run'; readonly pass: Pass; readonly next: Int32Array }

let memory: ExpectMemory
let second: InformationMemory | null = null

parentPort!.on('message', (message: ToWorker) => {
  if (message.kind === 'open') memory = message.memory
  else if (message.kind === 'open-information') second = message.second
  else {
    // Whoever is free takes the next run of patterns: what it adds up is kept apart, so it matters to no one.
    for (
      let chunk = Atomics.add(message.next, 0, 1);
      chunk < memory.chunks.count;
      chunk = Atomics.add(message.next, 0, 1)
    )
      runChunk(message.pass, memory, second, chunk)
    parentPort!.postMessage('done')
  }
})
parentPort!.postMessage('ready')
