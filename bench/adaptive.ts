import { type GivenItem, nextMove, prepareSection } from '@petakom/domain'
import {
  type AdaptiveBank,
  type AdaptiveSettings,
  createRandom,
  type Item,
  nextStep,
  prepareBank,
  runTest,
} from '@petakom/psychometrics'
import { sampleItems } from '../packages/psychometrics/src/adaptive/sample-bank.ts'
import { type Line, percentile } from './measure.ts'
import { jscatNextItem } from './peer/jscat.ts'

const BANK = 5000
const BUDGET_MS = 1
const TIMES_FASTER = 10

/** The next item of a test under way, among 5,000: beside jsCAT on the same 3PL items, and for a bank of mixed formats. */
export async function benchAdaptive(): Promise<Line[]> {
  const dichotomous = sampleItems(BANK * 4, 1).filter((item) => item.model === '3PL')
  const ours = nextItemTimes(dichotomous, { rule: 'mfi' })
  const theirs = await jscatNextItem(dichotomous.map((item) => ({ a: item.a, b: item.b[0]!, c: item.c })))
  const mixed = sampleItems(BANK, 2)
  const lines = [
    budget(`next item among ${BANK}, 3PL`, ours),
    budget(`next item among ${BANK}, mixed formats`, nextItemTimes(mixed, { rule: 'mfi' })),
    budget(`next item among ${BANK}, mixed, by the posterior`, nextItemTimes(mixed, { rule: 'mpwi' })),
    budget(`next item of a section, ${BANK}, all answers anew`, sectionTimes(dichotomous.slice(0, BANK))),
  ]
  const least = TIMES_FASTER * percentile(ours, 0.5)
  const peer = theirs === null ? 'not installed: its 21 ms among 1,000 x 5' : `${theirs.toFixed(1)} ms there`
  return [
    ...lines,
    {
      name: 'jsCAT 5.2.3, same 3PL items, over ours',
      figure: `${((theirs ?? 105) / percentile(ours, 0.5)).toFixed(0)} times`,
      against: `at least ${TIMES_FASTER} times; ${peer}`,
      ratio: least / (theirs ?? 105),
    },
  ]
}

function budget(name: string, sorted: readonly number[]): Line {
  const median = percentile(sorted, 0.5)
  return {
    name,
    figure: `${median.toFixed(3)} ms`,
    against: `under ${BUDGET_MS} ms (95 of 100 under ${percentile(sorted, 0.95).toFixed(3)})`,
    ratio: median / BUDGET_MS,
  }
}

/** Milliseconds of each choice over whole tests of 30 items, smallest first; the first tests only warm up. */
function nextItemTimes(items: readonly Item[], select: AdaptiveSettings['select']): number[] {
  const bank: AdaptiveBank = prepareBank({ items })
  const settings: AdaptiveSettings = { select, stop: { maxItems: 30 }, score: { method: 'eap' } }
  const taken: number[] = []
  for (let seed = 0; seed < 12; seed += 1) {
    const { state } = runTest(bank, settings, seed, (item) => (item * 7919 + seed) % (bank.flat.most[item]! + 1))
    for (let given = 0; given < state.steps.length; given += 1) {
      const before = { ...state, steps: state.steps.slice(0, given) }
      const began = performance.now()
      nextStep(bank, settings, before)
      if (seed >= 2) taken.push(performance.now() - began)
    }
  }
  return taken.sort((one, other) => one - other)
}

/** Milliseconds of each step of a delivered section: three content areas, one of the best five, an exposure limit, every answer followed anew. */
function sectionTimes(items: readonly Item[]): number[] {
  const pool = items.map((parameters, n) => ({ id: `B${n}`, contentArea: ['A', 'B', 'C'][n % 3]!, parameters }))
  const design = { minItems: 5, maxItems: 40, standardError: null, best: 5, mostExposure: 25 }
  const section = prepareSection(pool, design, new Map())
  const random = createRandom(3)
  const taken: number[] = []
  for (let person = 0; person < 30; person += 1) {
    const given: GivenItem[] = []
    for (;;) {
      const began = performance.now()
      const move = nextMove(section, person + 1, given)
      if (person >= 2) taken.push(performance.now() - began)
      if (move.kind === 'stop') break
      given.push({ id: move.id, points: random.below(2) })
    }
  }
  return taken.sort((one, other) => one - other)
}
