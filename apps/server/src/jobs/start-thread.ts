import { setFlagsFromString } from 'node:v8'
import { Worker, type WorkerOptions } from 'node:worker_threads'

let isPrepared = false

/**
 * A thread of its own for long work. Each thread strips the types of its modules with WebAssembly that Node brings, and
 * V8 13.6 (Node 24) frees code of WebAssembly that another thread still counts on: once in some hundred threads the
 * whole process died of it (docs/decisions/webassembly-code-is-kept.md). So nothing of that code is freed.
 */
export function startThread(module: URL, options: WorkerOptions = {}): Worker {
  if (!isPrepared) setFlagsFromString('--no-wasm-code-gc')
  isPrepared = true
  return new Worker(module, options)
}
