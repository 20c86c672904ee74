import { addSimulation } from '../db/simulations.ts'
import { readStarterSimulations } from '../simulations/starter-simulations.ts'
import type { Caller, TestApp } from './test-app.ts'

/** An original in the bank, which waits for review, and an open draft of its next version. */
export async function insertSimulation(test: TestApp, instansiId: string, administrator: Caller) {
  const [original] = await readStarterSimulations()
  const actor = { instansiId, id: null, name: 'uji' }
  const { id } = await test.database.tenant(instansiId, (db) => addSimulation(db, actor, original!, { state: 'draft' }))
  const draft = await administrator('POST', '/api/simulation-drafts', { from: 'version', simulationId: id })
  return { simulation: id, simulationDraft: draft.json().id as string }
}
