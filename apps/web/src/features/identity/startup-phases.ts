/** What the demo goes through, in its order; codes of `startup.step`. */
export const PHASES = [
  'instansi',
  'roster',
  'event',
  'hall',
  'score',
  'calibrate',
  'talent',
  'succession',
  'placement',
] as const
export type Phase = (typeof PHASES)[number]

export type PhaseState = 'done' | 'now' | 'stopped' | 'ahead'

interface Startup {
  readonly state: 'starting' | 'demo' | 'ready' | 'failed'
  readonly step: string
}

/** Each phase with where it stands. An unknown step (the pages are being built) has everything ahead of it. */
export function phaseStates({ state, step }: Startup): { phase: Phase; state: PhaseState }[] {
  const at = state === 'ready' ? PHASES.length : PHASES.indexOf(step as Phase)
  return PHASES.map((phase, index) => ({
    phase,
    state: index < at ? 'done' : index > at ? 'ahead' : state === 'failed' ? 'stopped' : 'now',
  }))
}
