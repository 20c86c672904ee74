import { readFileSync } from 'node:fs'
import {
  type GeneratorSettings,
  generatePairs,
  ShortfallFinder,
  solvePlan,
  sumPlan,
  verifyPlan,
} from '../packages/placement/src/index.ts'
import { type Line, percentile } from './measure.ts'
import { solveApart } from './placement-apart.ts'
import { secondsOfScipy } from './placement-scipy.ts'

interface GeneratedCase extends GeneratorSettings {
  readonly id: string
  readonly total: number
}

const CASES: readonly GeneratedCase[] = JSON.parse(
  readFileSync(new URL('../validation/placement/generated.json', import.meta.url), 'utf8'),
)

/** Seconds of the solve alone, one thread; megabytes of the whole process. */
const BUDGETS: readonly { readonly id: string; readonly seconds: number; readonly megabytes?: number }[] = [
  { id: 'big-s-2000', seconds: 0.2 },
  { id: 'big-u-20000', seconds: 1.5 },
  { id: 'big-s-20000', seconds: 1.5 },
  { id: 'big-v-20000', seconds: 5 },
  { id: 'big-u-200000', seconds: 30, megabytes: 400 },
  { id: 'big-s-200000', seconds: 30, megabytes: 400 },
  { id: 'big-v-200000', seconds: 60, megabytes: 400 },
]

/** Share of SciPy's time that the solve may take. */
const SHARE_OF_SCIPY = 1 / 3
const SHORTFALL_MILLISECONDS = 5

const caseOf = (id: string) => CASES.find((one) => one.id === id)!

/** Every total is held against the proven one, with the plan's certificate: a wrong plan has no speed. */
export async function benchPlacement(): Promise<Line[]> {
  const lines: Line[] = []
  const solved = new Map<string, number>()
  for (const { id, seconds, megabytes } of BUDGETS) {
    const settings = caseOf(id)
    const { total, certified, seconds: taken, peakMemoryMb } = await solveApart(settings)
    if (total !== settings.total || !certified) throw new Error(`${id}: total ${total}, proven ${settings.total}`)
    solved.set(id, taken)
    const name = `placement ${id}, ${settings.n.toLocaleString('id-ID')} x ${settings.K}`
    lines.push({ name, figure: `${taken.toFixed(2)} s`, against: `under ${seconds} s`, ratio: taken / seconds })
    if (megabytes !== undefined)
      lines.push({
        name: `${name}, memory`,
        figure: `${peakMemoryMb.toFixed(0)} MB`,
        against: `under ${megabytes} MB, generator included`,
        ratio: peakMemoryMb / megabytes,
      })
  }
  for (const id of ['big-s-20000', 'big-v-20000'])
    lines.push(...(await againstScipy(id, solved.get(id)!)), shortfalls(id))
  return lines
}

async function againstScipy(id: string, taken: number): Promise<Line[]> {
  const settings = caseOf(id)
  const pairs = generatePairs(settings)
  const scipy = await secondsOfScipy(pairs)
  if (scipy === null) {
    console.error('python3 with SciPy is not installed here: no comparison with it.')
    return []
  }
  if (scipy.total !== settings.total) throw new Error(`${id}: SciPy's total ${scipy.total}, proven ${settings.total}`)
  return [
    {
      name: `placement ${id} beside SciPy ${scipy.version}`,
      figure: `${taken.toFixed(2)} s`,
      against: `under a third of its ${scipy.seconds.toFixed(2)} s`,
      ratio: taken / (scipy.seconds * SHARE_OF_SCIPY),
    },
  ]
}

function shortfalls(id: string): Line {
  const pairs = generatePairs(caseOf(id))
  const plan = solvePlan(pairs)
  if (verifyPlan(pairs, plan) !== null || sumPlan(pairs, plan).placed !== pairs.officials) throw new Error(id)
  const finder = new ShortfallFinder(pairs, plan)
  const taken: number[] = []
  for (let i = 0; i < pairs.officials; i += 37) {
    const post = pairs.post[pairs.start[i]! + (i % 50)]!
    const began = performance.now()
    finder.of(i, post)
    taken.push(performance.now() - began)
  }
  taken.sort((one, other) => one - other)
  const median = percentile(taken, 0.5)
  return {
    name: `why not me, ${id}, ${taken.length} questions`,
    figure: `${median.toFixed(2)} ms`,
    against: `median under ${SHORTFALL_MILLISECONDS} ms (longest ${taken.at(-1)!.toFixed(1)})`,
    ratio: median / SHORTFALL_MILLISECONDS,
  }
}
