import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { SparsePairs } from '../packages/placement/src/index.ts'

const run = promisify(execFile)

/** SciPy takes an explicit zero for no pair, so every score is raised by one. */
const PROGRAM = `
import json, sys, time
import numpy, scipy
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import min_weight_full_bipartite_matching
folder, officials, posts = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
read = lambda name: numpy.fromfile(folder + '/' + name, dtype=numpy.int32)
pairs = csr_matrix((read('score').astype(numpy.float64) + 1, read('post'), read('start')), shape=(officials, posts))
began = time.perf_counter()
rows, columns = min_weight_full_bipartite_matching(pairs, maximize=True)
seconds = time.perf_counter() - began
total = int(pairs[rows, columns].sum()) - officials
print(json.dumps({'version': scipy.__version__, 'seconds': seconds, 'total': total}))
`

export interface ScipySolve {
  readonly version: string
  /** The matching alone. */
  readonly seconds: number
  readonly total: number
}

/** The same pairs solved by SciPy's sparse matching; null where python3 or SciPy is missing. Every score is >= 0. */
export async function secondsOfScipy({
  officials,
  posts,
  start,
  post,
  score,
}: SparsePairs): Promise<ScipySolve | null> {
  const hasScipy = await run('python3', ['-c', 'import scipy.sparse.csgraph']).then(
    () => true,
    () => false,
  )
  if (!hasScipy) return null
  const folder = mkdtempSync(join(tmpdir(), 'petakom-scipy-'))
  try {
    for (const [name, array] of Object.entries({ start, post, score })) writeFileSync(join(folder, name), array)
    const { stdout } = await run('python3', ['-c', PROGRAM, folder, String(officials), String(posts)])
    return JSON.parse(stdout)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
