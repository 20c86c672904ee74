import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Line } from './measure.ts'
import type { PairsAndPlan } from './pairs-and-plan.ts'

/** Seconds, one thread. */
const PAIRS = 5
const PAIRS_AND_PLAN = 10
/** Milliseconds; Karier saya asks while its reader waits. */
const POSTS_FOR = 50

/** From the facts of a city to a certified plan, 6,200 officials and 900 posts. */
export async function benchPlacementPairs(): Promise<Line[]> {
  const script = fileURLToPath(new URL('./pairs-and-plan.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [script])
  const found: PairsAndPlan = JSON.parse(stdout)
  const both = found.pairSeconds + found.planSeconds
  return [
    {
      name: `candidate pairs, 6.200 x 900: ${found.pairs.toLocaleString('id-ID')}`,
      figure: `${found.pairSeconds.toFixed(2)} s`,
      against: `under ${PAIRS} s, one thread`,
      ratio: found.pairSeconds / PAIRS,
    },
    {
      name: `pairs and plan, ${found.inSolve.toLocaleString('id-ID')} officials in it`,
      figure: `${both.toFixed(2)} s`,
      against: `under ${PAIRS_AND_PLAN} s (${found.peakMemoryMb.toFixed(0)} MB at most)`,
      ratio: both / PAIRS_AND_PLAN,
    },
    {
      name: 'all 900 posts explained to one official',
      figure: `${found.postsForMedian.toFixed(1)} ms`,
      against: `median under ${POSTS_FOR} ms (longest ${found.postsForLongest.toFixed(1)})`,
      ratio: found.postsForMedian / POSTS_FOR,
    },
  ]
}
