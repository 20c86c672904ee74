import { blankScenario } from '@petakom/domain'
import type { ForeignCases } from './foreign-case.ts'

export const SIMULATION_CASES: ForeignCases = {
  'GET /api/simulations/:id': { names: 'simulation' },
  'GET /api/simulations/:id/content': { names: 'simulation', query: () => ({ version: '1' }) },
  'GET /api/simulations/:id/file': { names: 'simulation', query: () => ({ version: '1' }) },
  'POST /api/simulations/:id/try': { names: 'simulation', body: () => ({ runs: 50 }) },
  'POST /api/simulations/:id/review': {
    names: 'simulation',
    body: () => ({ version: 1, verdict: 'returned', note: 'Perbaiki.' }),
  },
  'POST /api/simulations/:id/state': { names: 'simulation', body: () => ({ state: 'retired', version: 1 }) },
  'POST /api/simulation-drafts': { body: ({ simulation }) => ({ from: 'version', simulationId: simulation }) },
  'GET /api/simulation-drafts/:id': { names: 'simulationDraft' },
  'PUT /api/simulation-drafts/:id': {
    names: 'simulationDraft',
    body: () => ({ revision: 1, content: { ...blankScenario('in-basket'), title: 'Draf tanpa hak' } }),
  },
  'DELETE /api/simulation-drafts/:id': { names: 'simulationDraft' },
  'POST /api/simulation-drafts/:id/publish': { names: 'simulationDraft', body: () => ({ revision: 1 }) },
  'GET /api/simulation-drafts/:id/file': { names: 'simulationDraft' },
  'POST /api/simulation-drafts/:id/try': { names: 'simulationDraft', body: () => ({ runs: 50 }) },
}
