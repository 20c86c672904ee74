import { cholesky, type Matrix, solveCholesky } from '../numeric/matrix.ts'
import { type Layout, setParameters, trySetParameters } from './layout.ts'
import type { MarginalLikelihood } from './likelihood.ts'
import { findComponents, maximiseComponent, maximiseLatents } from './maximise.ts'

export interface EstimateSettings {
  /** Passes over the data that may be made. */
  readonly maxCycles: number
  /** A Newton step that would raise the log-likelihood by less than this ends the search. */
  readonly gain: number
  /** Whether the full information matrix is worth its cost on these data; without it EM goes to the end. */
  readonly useNewton: boolean
  readonly signal?: AbortSignal | undefined
  onCycle?(cycle: number, logLikelihood: number): void
}

export interface Estimation {
  readonly logLikelihood: number
  /** Passes over the data that gave expected counts. */
  readonly cycles: number
  readonly converged: boolean
}

/** EM ends where its steps move no parameter farther than this. */
const EM_CLOSE = 2e-5
/** It ends too where so many steps in a row gain less than `EM_FLAT`: the likelihood has no peak to go to. */
const EM_FLAT = 1e-8
const FLAT_STEPS = 5
/** Newton begins where EM steps are shorter than this. */
const EM_NEAR = 0.05
const NEWTON_STEPS = 12
/** A step by an older information matrix is good enough while each gains less than this share of the one before. */
const CHORD_SHARE = 0.05

/**
 * EM with SQUAREM extrapolation (Varadhan & Roland, 2008) until the steps are short, then Newton steps by the observed
 * information; each step is taken only if likelihood times prior does not fall.
 */
export async function estimate(
  layout: Layout,
  likelihood: MarginalLikelihood,
  settings: EstimateSettings,
): Promise<Estimation> {
  const search = new Search(layout, likelihood, settings)
  await search.evaluate()
  let wait = 4
  let patience = wait
  let flat = 0
  while (search.cycles < settings.maxCycles) {
    const before = search.objective
    const moved = await search.squarem()
    patience -= 1
    if (settings.useNewton && (patience <= 0 || (moved < EM_NEAR && wait === 4))) {
      if (await search.newton()) return search.end(true)
      // Where Newton cannot step, EM must bring it nearer, and an information matrix is dear.
      wait *= 2
      patience = wait
    }
    flat = search.objective - before < EM_FLAT ? flat + 1 : 0
    if (moved < EM_CLOSE * (settings.useNewton ? 0.01 : 1) || flat >= FLAT_STEPS) return search.end(true)
  }
  return search.end(false)
}

class Search {
  readonly #layout: Layout
  readonly #likelihood: MarginalLikelihood
  readonly #settings: EstimateSettings
  readonly #components
  #logLikelihood = Number.NEGATIVE_INFINITY
  /** Log-likelihood plus log prior: what must not fall. */
  objective = Number.NEGATIVE_INFINITY
  cycles = 0

  constructor(layout: Layout, likelihood: MarginalLikelihood, settings: EstimateSettings) {
    this.#layout = layout
    this.#likelihood = likelihood
    this.#settings = settings
    this.#components = findComponents(layout)
  }

  end(converged: boolean): Estimation {
    return { logLikelihood: this.#logLikelihood, cycles: this.cycles, converged }
  }

  async evaluate(): Promise<number> {
    // A pause lets whoever would cancel be heard, also where the passes are made on this thread.
    if (this.#settings.signal) await new Promise((fulfil) => setTimeout(fulfil))
    this.#settings.signal?.throwIfAborted()
    this.#logLikelihood = await this.#likelihood.expect()
    this.objective = this.#logLikelihood + this.#likelihood.logPrior()
    this.cycles += 1
    this.#settings.onCycle?.(this.cycles, this.#logLikelihood)
    return this.objective
  }

  #maximise(): Float64Array {
    for (const component of this.#components) maximiseComponent(this.#layout, component, this.#likelihood.expected, 2)
    maximiseLatents(this.#layout, this.#likelihood.expected)
    return Float64Array.from(this.#layout.parameters)
  }

  /** Two EM steps and an extrapolation; the largest move of a parameter in the second of them. */
  async squarem(): Promise<number> {
    const start = Float64Array.from(this.#layout.parameters)
    const first = this.#maximise()
    const atFirst = await this.evaluate()
    const second = this.#maximise()
    const r = first.map((value, i) => value - start[i]!)
    const v = second.map((value, i) => value - first[i]! - r[i]!)
    const moved = second.reduce((most, value, i) => Math.max(most, Math.abs(value - first[i]!)), 0)
    const norm = Math.hypot(...v)
    let step = norm === 0 ? -1 : Math.min(-1, -Math.hypot(...r) / norm)
    for (; step < -1.01; step = (step - 1) / 2) {
      const candidate = start.map((value, i) => value - 2 * step * r[i]! + step * step * v[i]!)
      if (trySetParameters(this.#layout, candidate) && (await this.evaluate()) >= atFirst) return moved
    }
    setParameters(this.#layout, second)
    await this.evaluate()
    return moved
  }

  /** Newton steps from here; false where EM should go on. */
  async newton(): Promise<boolean> {
    let lastGain = Number.POSITIVE_INFINITY
    let factor: Matrix | null = null
    let isFresh = false
    for (let i = 0; i < NEWTON_STEPS; i += 1) {
      if (!factor) {
        factor = cholesky(await this.#likelihood.information())
        if (!factor) return false
        isFresh = true
      }
      const gradient = this.#likelihood.gradient()
      const direction = solveCholesky(factor, gradient)
      const gain = gradient.reduce((sum, value, p) => sum + (value * direction[p]!) / 2, 0)
      if (gain < this.#settings.gain) return true
      const isChordGood = gain < CHORD_SHARE * lastGain || isFresh
      lastGain = gain
      if (isChordGood && (await this.#step(direction))) isFresh = false
      else if (isFresh) return false
      else factor = null
    }
    return false
  }

  async #step(direction: Float64Array): Promise<boolean> {
    const before = Float64Array.from(this.#layout.parameters)
    const objective = this.objective
    for (let scale = 1; scale > 0.05; scale /= 2) {
      const candidate = before.map((value, p) => value + scale * direction[p]!)
      if (trySetParameters(this.#layout, candidate) && (await this.evaluate()) > objective) return true
    }
    setParameters(this.#layout, before)
    await this.evaluate()
    return false
  }
}
