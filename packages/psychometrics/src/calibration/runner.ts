import { type ExpectMemory, expectChunk } from './expect.ts'
import { type InformationMemory, missingInformationChunk } from './missing-information.ts'

/** Which pass over the patterns a runner makes. */
export type Pass = 'expect' | 'information'

/**
 * Makes passes over all chunks. The package brings one for the calling thread; a host with threads may hand chunks to
 * workers that see the same (shared) memory: what each chunk adds up is its own, so the result is the same to the bit.
 */
export interface ChunkRunner {
  /** Called once with the memory before the first pass; `second` follows before the first information pass. */
  open(memory: ExpectMemory): void | Promise<void>
  openInformation(second: InformationMemory): void | Promise<void>
  run(pass: Pass): void | Promise<void>
  close(): void | Promise<void>
}

export function runChunk(pass: Pass, memory: ExpectMemory, second: InformationMemory | null, chunk: number): void {
  if (pass === 'expect') expectChunk(memory, chunk)
  else missingInformationChunk(memory, second!, chunk)
}

/** All chunks one after another on the calling thread. */
export function createInlineRunner(): ChunkRunner {
  let memory: ExpectMemory
  let second: InformationMemory | null = null
  return {
    open(opened) {
      memory = opened
    },
    openInformation(opened) {
      second = opened
    },
    run(pass) {
      for (let chunk = 0; chunk < memory.chunks.count; chunk += 1) runChunk(pass, memory, second, chunk)
    },
    close() {},
  }
}
