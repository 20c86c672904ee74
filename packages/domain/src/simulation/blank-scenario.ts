import type { Scenario, ScenarioKind } from './scenario.ts'

/** Where a new simulation begins: a morning of four and a half hours told in 45 minutes, as the originals are. */
export const blankScenario = (kind: ScenarioKind): Scenario => ({
  ...{ format: 'petakom-simulation/1', code: '', version: 1, kind, title: '', family: '' },
  clock: { starts: '2026-08-03T07:30', minutes: 270, pace: 6 },
  ...{ role: '', briefing: [''], competencies: [] },
  ...{ actors: [], resources: [], documents: [], calendar: [], messages: [], events: [], rules: [], rating: [] },
})
