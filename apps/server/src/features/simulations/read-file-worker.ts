import { serveWorker } from '../../jobs/worker-side.ts'
import { parseSimulation } from '../../simulations/read-simulation.ts'

export interface FileWork {
  readonly connectionString: string
  readonly text: string
}

/** A file of two megabytes is read for longer than anybody's answer should wait. */
await serveWorker<FileWork>(async ({ text }) => {
  const reading = parseSimulation(text)
  return reading.outcome === 'refused' ? reading : { outcome: 'read', scenario: reading.scenario }
})
