import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import {
  type AdaptiveBank,
  type AdaptiveSettings,
  type AdaptiveSimulation,
  calibrateExposure,
  createRandom,
  simulateAdaptive,
} from '@petakom/psychometrics'
import { UsageError } from '../command.ts'
import { bankOf, checkedSettings, orSentence } from './cat-bank.ts'
import { finite, joinNegatives, seedOf, settingsOf, TEST_OPTIONS } from './cat-options.ts'
import { readParams } from './read-params.ts'

/** `petakom cat simulate`: bias, RMSE, length, exposure and overlap of a test before anyone sits it, as JSON. */
export async function simulateCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args: joinNegatives(args),
    options: {
      ...TEST_OPTIONS,
      persons: { type: 'string' },
      grid: { type: 'string' },
      'exposure-limit': { type: 'string' },
      csv: { type: 'string' },
    },
  })
  if (!values.params) throw new UsageError('cat simulate memerlukan --params P.json. Lihat petakom cat --help.')
  const params = await readParams(values.params)
  const ids = params.items.map(({ id }) => id)
  const items = params.items.map(({ item }) => item)
  const bank = await bankOf(ids, items, values.content)
  const plain = await checkedSettings(bank, settingsOf(values, params, ids), values.exposure)
  const seed = seedOf(values)
  const thetas = abilities(values.persons, values.grid, plain, seed)
  const limit = values['exposure-limit']
  const { settings, exposureControl } =
    limit === undefined
      ? { settings: plain, exposureControl: null }
      : controlled(bank, plain, finite('exposure-limit', limit), thetas, seed)
  const every = Math.max(1, Math.round(thetas.length / 10))
  const simulation = simulateAdaptive(bank, settings, {
    thetas,
    seed,
    progress: (done) => {
      if (done % every === 0 && thetas.length >= 1000) console.error(`${done} dari ${thetas.length} orang`)
    },
  })
  if (values.csv) await writeFile(values.csv, exposureCsv(ids, simulation, settings.select.exposure))
  const { exposure: _, ...summary } = simulation
  console.log(
    JSON.stringify({ seed, items: ids.length, ...summary, ...(exposureControl ? { exposureControl } : {}) }, null, 2),
  )
  return 0
}

/** Drawn from the prior, or equally many at each of equally spaced abilities. */
function abilities(
  personsText: string | undefined,
  grid: string | undefined,
  { score: { priorMean = 0, priorVariance = 1 } }: AdaptiveSettings,
  seed: number,
): Float64Array {
  const persons = finite('persons', personsText ?? (grid === undefined ? '1000' : '200'))
  if (!Number.isInteger(persons) || persons < 1)
    throw new UsageError(`--persons harus bilangan bulat mulai 1, bukan "${personsText}".`)
  if (grid === undefined) {
    const random = createRandom(seed)
    return Float64Array.from({ length: persons }, () => priorMean + Math.sqrt(priorVariance) * random.normal())
  }
  const [low, high, points, ...more] = grid.split(',').map((text) => finite('grid', text))
  if (points === undefined || more.length > 0 || !Number.isInteger(points) || points < 1 || low! > high!)
    throw new UsageError(`--grid "${grid}" bukan a,b,n: n titik dari a sampai b, misalnya --grid -3,3,7.`)
  return Float64Array.from({ length: persons * points }, (_, i) => {
    const point = Math.floor(i / persons)
    return points === 1 ? low! : low! + ((high! - low!) * point) / (points - 1)
  })
}

function controlled(bank: AdaptiveBank, settings: AdaptiveSettings, limit: number, thetas: Float64Array, seed: number) {
  const { parameters, ...exposureControl } = orSentence(() =>
    calibrateExposure(bank, settings, {
      limit,
      thetas,
      seed,
      progress: (round, largest) => console.error(`putaran ${round}: keterpaparan terbesar ${largest.toFixed(3)}`),
    }),
  )
  return {
    settings: { ...settings, select: { ...settings.select, exposure: parameters } },
    exposureControl: { limit, ...exposureControl },
  }
}

function exposureCsv(
  ids: readonly string[],
  { exposure }: AdaptiveSimulation,
  parameters: ArrayLike<number> | undefined,
): string {
  const quoted = (id: string) => (/[",\n]/.test(id) ? `"${id.replaceAll('"', '""')}"` : id)
  const lines = ids.map((id, i) => `${quoted(id)},${exposure[i]}${parameters ? `,${parameters[i]}` : ''}`)
  return `item,exposure${parameters ? ',parameter' : ''}\n${lines.join('\n')}\n`
}
