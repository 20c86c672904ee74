import { checkScenario, type Exploration, explore } from '@petakom/domain'
import { readSimulation } from '../../simulations/read-simulation.ts'
import { UsageError } from '../command.ts'
import { numberOption } from '../measurement/number-option.ts'
import { writeJson } from '../measurement/write-json.ts'

const MOST_RUNS = 100_000

interface PlayOptions {
  readonly runs?: string | undefined
  readonly seed?: string | undefined
  readonly out?: string | undefined
}

export async function run(path: string, values: PlayOptions): Promise<number> {
  const runs = numberOption('--runs', values.runs) ?? 2000
  const seed = numberOption('--seed', values.seed) ?? 1
  if (!Number.isInteger(runs) || runs < 10 || runs > MOST_RUNS)
    throw new UsageError(`--runs ${runs} harus bilangan bulat 10 sampai ${MOST_RUNS}.`)
  if (!Number.isInteger(seed)) throw new UsageError(`--seed ${seed} harus bilangan bulat.`)
  const reading = await readSimulation(path)
  const errors = reading.outcome === 'refused' ? 1 : checkScenario(reading.scenario).filter(isError).length
  if (reading.outcome === 'refused' || errors > 0) {
    console.error(`${path} belum dapat dimainkan. Jalankan petakom simulation check ${path} dan perbaiki galatnya.`)
    return 1
  }
  const found = explore(reading.scenario, { runs, seed })
  print(found)
  if (values.out !== undefined) await writeJson(values.out, { code: reading.scenario.code, runs, seed, ...found })
  return found.policies.every(({ isAsExpected }) => isAsExpected) ? 0 : 1
}

const isError = ({ severity }: { severity: string }) => severity === 'error'
const percent = (share: number) => `${(100 * share).toFixed(1).replace('.', ',')} %`

function print({ policies, separations, neverArrived, neverHappened, neverFired, neverTaken }: Exploration): void {
  for (const { policy, runs, mean, sd, expects, isAsExpected, refused } of policies) {
    const wanted = expects ? `, diharapkan ${expects[0]}–${expects[1]} %${isAsExpected ? '' : ' (TIDAK SESUAI)'}` : ''
    console.log(
      `${policy.padEnd(10)} ${percent(mean).padStart(7)} dari poin, simpangan ${percent(sd)}, ${runs} kali${wanted}`,
    )
    for (const act of refused) console.log(`           tidak dapat dilakukan: ${act}`)
  }
  for (const { lower, upper, d } of separations)
    console.log(
      `${lower} → ${upper}: beda ${d === null ? 'tidak terhingga' : `${d.toFixed(1).replace('.', ',')} simpangan`}`,
    )
  const lists = { 'pesan yang tidak pernah datang': neverArrived, 'peristiwa yang tidak pernah terjadi': neverHappened }
  const more = { 'bukti yang tidak pernah muncul': neverFired, 'pilihan yang tidak pernah dapat dipilih': neverTaken }
  for (const [name, ids] of Object.entries({ ...lists, ...more }))
    if (ids.length > 0) console.log(`${name}: ${ids.join(', ')}`)
}
