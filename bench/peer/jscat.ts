import { percentile } from '../measure.ts'

interface Stimulus {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly d: number
  readonly difficulty: number
}

/** The part of @bdelab/jscat that the bench calls. */
interface JsCat {
  readonly Cat: new (settings: {
    method: string
    itemSelect: string
    theta: number
  }) => { findNextItem(stimuli: readonly Stimulus[], rule: string, deepCopy: boolean): { nextStimulus: Stimulus } }
}

/**
 * Median milliseconds in which jsCAT finds the next item among these at three abilities, without its deep copy; null
 * where it is not installed. Its maximiser is not: see `overrides` in package.json and docs/psychometrics/adaptive.md.
 */
export async function jscatNextItem(items: readonly { a: number; b: number; c: number }[]): Promise<number | null> {
  const name = '@bdelab/jscat'
  let module: JsCat | { readonly default: JsCat }
  try {
    module = await import(name)
  } catch {
    return null
  }
  const { Cat } = 'Cat' in module ? module : module.default
  const stimuli = items.map((item) => ({ ...item, d: 1, difficulty: item.b }))
  const taken: number[] = []
  for (const theta of [0, -1, 1, 0, -1, 1, 0]) {
    const cat = new Cat({ method: 'EAP', itemSelect: 'MFI', theta })
    const began = performance.now()
    cat.findNextItem(stimuli, 'MFI', false)
    taken.push(performance.now() - began)
  }
  // The first call compiles.
  return percentile(
    taken.slice(1).sort((one, other) => one - other),
    0.5,
  )
}
