import { useSyncExternalStore } from 'react'

export const STEPS = ['catat', 'klasifikasi', 'nilai', 'lembar'] as const
export type Step = (typeof STEPS)[number]

/** Where in the workspace: `#/<sitting>/<step>`; no sitting: the timetable. Kept in the address, so that a reload stays. */
export function useHash(): { sitting: string | null; step: Step } {
  const hash = useSyncExternalStore(subscribe, () => location.hash)
  const [, sitting = null, step] = hash.split('/')
  return { sitting, step: STEPS.find((one) => one === step) ?? 'catat' }
}

export const hashOf = (sitting: string, step: Step): string => `#/${sitting}/${step}`

function subscribe(onChange: () => void): () => void {
  addEventListener('hashchange', onChange)
  return () => removeEventListener('hashchange', onChange)
}
