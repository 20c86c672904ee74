import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { createRandom, logistic } from '@petakom/psychometrics'
import type { Line } from './measure.ts'
import { runMirt } from './peer/mirt.ts'

interface Task {
  readonly name: string
  readonly model: '2pl' | 'grm'
  readonly persons: number
  readonly items: number
  readonly categories: number
  /** What mirt took elsewhere, when it cannot be run here: two shared cores, one thread, its default stopping rule. */
  readonly mirt: { readonly seconds: number; readonly says: string }
  readonly limitSeconds?: number
  readonly limitMb?: number
}

const TASKS: readonly Task[] = [
  {
    name: '2PL 20,000 x 60',
    model: '2pl',
    persons: 20_000,
    items: 60,
    categories: 2,
    mirt: { seconds: 6.9, says: 'mirt 6.9-7.4 s, 361 MB (not run here)' },
    limitMb: 400,
  },
  {
    name: 'GRM 10,000 x 30 x 5',
    model: 'grm',
    persons: 10_000,
    items: 30,
    categories: 5,
    // Three quarters of its time for 40 items, 4.7 s at the fastest.
    mirt: { seconds: 3.5, says: 'mirt 3.5 s = 30/40 of 4.7 (not run here)' },
  },
  {
    name: '2PL 100,000 x 60',
    model: '2pl',
    persons: 100_000,
    items: 60,
    categories: 2,
    mirt: { seconds: 45.7, says: 'mirt 45.7 s, 684 MB (not run here)' },
    limitSeconds: 60,
  },
]

interface Outcome {
  readonly logLik: number
  readonly seconds: number
  readonly readSeconds: number
  readonly peakMemoryMb: number
  readonly converged: boolean
}

/** `petakom calibrate` in a process of its own, standard errors included, against mirt without them. */
export async function benchCalibration(): Promise<Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'petakom-calibration-'))
  const lines: Line[] = []
  try {
    for (const task of TASKS) {
      const responses = join(folder, 'R.csv')
      await simulate(responses, task)
      const ours = calibrateFile(responses, task.model, join(folder, 'P.json'))
      if (!ours.converged) throw new Error(`${task.name} did not converge`)
      const theirs = runMirt(responses, task.model)
      lines.push(...compare(task, ours, theirs))
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return lines
}

function compare(task: Task, ours: Outcome, theirs: { seconds: number; logLik: number } | null): Line[] {
  const peer = theirs
    ? `mirt ${theirs.seconds.toFixed(1)} s, log-likelihood ${(theirs.logLik - ours.logLik).toFixed(3)}`
    : task.mirt.says
  const figure = `${ours.seconds.toFixed(2)} s`
  const line = (name: string, against: string, ratio: number, shown = figure): Line => ({
    name: `calibrate ${task.name}${name}`,
    figure: shown,
    against,
    ratio,
  })
  const { limitSeconds, limitMb } = task
  return [
    line('', peer, ours.seconds / (theirs?.seconds ?? task.mirt.seconds)),
    ...(limitSeconds
      ? [
          line(
            ', with reading',
            `limit ${limitSeconds} s`,
            (ours.seconds + ours.readSeconds) / limitSeconds,
            `${(ours.seconds + ours.readSeconds).toFixed(2)} s`,
          ),
        ]
      : []),
    ...(limitMb
      ? [
          line(
            ', peak memory',
            `limit ${limitMb} MB`,
            ours.peakMemoryMb / limitMb,
            `${ours.peakMemoryMb.toFixed(0)} MB`,
          ),
        ]
      : []),
  ]
}

function calibrateFile(responses: string, model: string, out: string): Outcome {
  const main = join(import.meta.dirname, '../apps/server/src/main.ts')
  const args = [...process.execArgv, main, 'calibrate', '--model', model, '--responses', responses, '--out', out]
  execFileSync(process.execPath, args, { stdio: 'ignore' })
  return JSON.parse(readFileSync(out, 'utf8'))
}

/** Slopes lognormal (0.1, 0.3), locations and abilities N(0, 1), as the reference sets were made. */
async function simulate(path: string, { persons, items, categories }: Task): Promise<void> {
  const random = createRandom(1)
  const tests = Array.from({ length: items }, () => ({
    a: Math.exp(0.1 + 0.3 * random.normal()),
    b: Array.from({ length: categories - 1 }, () => random.normal()).sort((one, other) => one - other),
  }))
  const file = createWriteStream(path)
  file.write(`person,${tests.map((_, i) => `I${i + 1}`).join(',')}\n`)
  for (let person = 0; person < persons; person += 1) {
    const theta = random.normal()
    const row = tests.map(({ a, b }) => {
      const draw = random.uniform()
      return b.reduce((category, step) => category + (draw < logistic(a * (theta - step)) ? 1 : 0), 0)
    })
    if (!file.write(`P${person + 1},${row.join(',')}\n`)) await once(file, 'drain')
  }
  file.end()
  await finished(file)
}
