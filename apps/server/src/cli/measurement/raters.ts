import { parseArgs } from 'node:util'
import {
  DisconnectedDesignError,
  type FacetModel,
  type FacetSettings,
  findIslands,
  fitIslands,
  fitManyFacetRasch,
  type IslandFit,
  indexRatings,
  type Rating,
  RatingsError,
  raterDrift,
  raterItemBias,
} from '@petakom/psychometrics'
import { type Command, UsageError } from '../command.ts'
import { biasJson, driftJson, ratersReport } from './raters-report.ts'
import { islandSentence, problemSentence } from './raters-sentences.ts'
import { readRatings, type ScoreRange } from './read-ratings.ts'
import { writeJson } from './write-json.ts'

export const command: Command = {
  summary: 'Menghitung keketatan penilai dengan model Rasch banyak faset.',
  usage: `petakom raters --ratings PENILAIAN.csv --model rsm|pcm [--out HASIL.json] [--apart] [--bias]
               [--drift [--stable A,B]] [--scale 0-4] [--quadrature 81] [--reach 8]

Penilaian: CSV bentuk panjang berjudul person,item,rater,score (urutan kolom bebas); score kosong atau NA = tidak dinilai.
rsm: satu perangkat langkah untuk semua butir; pcm: langkah tiap butir. Keketatan berjumlah 0; di atas 0 = lebih ketat.
--apart       menghitung setiap kelompok penilai yang tidak terhubung sendiri-sendiri (tanpa ini ditolak)
--bias        menguji setiap pasangan penilai dan butir: lebih ketat daripada yang diterangkan keketatan dan kesukaran
--drift       keketatan setiap periode (kolom period) dan uji perubahannya; --stable menyebut penilai yang dianggap tetap
              dan menghubungkan periode bila tidak ada orang yang dinilai di dua periode
--scale       nilai terendah dan tertinggi yang sah; nilai di luarnya ditolak dengan barisnya
--quadrature  banyaknya titik kuadratur; --reach titik terjauh dari 0
se berasal dari informasi teramati penuh; seDiagonal seperti yang dicetak TAM (tanpa kovarians).

Contoh: petakom raters --ratings penilaian.csv --model rsm --out penilai.json`,
  async run(args) {
    const { values } = parseArgs({
      args,
      options: {
        ratings: { type: 'string' },
        model: { type: 'string' },
        out: { type: 'string' },
        apart: { type: 'boolean' },
        bias: { type: 'boolean' },
        drift: { type: 'boolean' },
        stable: { type: 'string' },
        scale: { type: 'string' },
        quadrature: { type: 'string' },
        reach: { type: 'string' },
      },
    })
    if (values.ratings === undefined) throw new UsageError('Sebutkan berkas penilaian dengan --ratings.')
    const settings = {
      model: modelOf(values.model),
      onCycle: progress(),
      quadrature: {
        count: numberOf('--quadrature', values.quadrature, 81, (n) => Number.isInteger(n) && n >= 11 && n <= 1001),
        reach: numberOf('--reach', values.reach, 8, (n) => n >= 2 && n <= 40),
      },
    }
    const isDrift = values.drift === true
    if (!isDrift && values.stable !== undefined) throw new UsageError('--stable hanya berguna bersama --drift.')
    if (isDrift && (values.apart || values.bias))
      throw new UsageError('Pilih salah satu: --drift, atau --apart dan --bias.')
    if (values.apart && values.bias)
      throw new UsageError('--bias memerlukan rancangan yang terhubung; jalankan tanpa --apart.')
    const { ratings, periods, empty, repeated } = await readRatings(values.ratings, {
      byPeriod: isDrift,
      ...(values.scale === undefined ? {} : { scale: scaleOf(values.scale) }),
    })
    if (isDrift) {
      const dated = ratings.map((rating, i) => ({ ...rating, period: periods[i]! }))
      const stable = values.stable?.split(',').map((name) => name.trim()) ?? []
      const drift = await refusing(() => raterDrift(dated, { ...settings, stable }))
      await writeJson(values.out, driftJson(settings.model, drift))
      return 0
    }
    const fits = await refusing(() => fitAll(ratings, settings, values.apart === true))
    const bias = values.bias ? await refusing(() => raterItemBias(ratings, settings)) : null
    const notes = [
      ...(empty > 0 ? [`${empty} baris tanpa nilai dilewati.`] : []),
      ...(repeated > 0 ? [`${repeated} baris mengulang baris lain dengan nilai yang sama dan dihitung sekali.`] : []),
    ]
    const report = ratersReport(settings.model, fits, notes)
    await writeJson(values.out, bias ? { ...report, bias: bias.map(biasJson) } : report)
    for (const remark of report.remarks.slice(0, 20)) console.error(remark)
    if (report.remarks.length > 20) console.error(`... dan ${report.remarks.length - 20} catatan lain dalam hasil.`)
    console.error(
      `${report.persons.length} orang, ${report.items.length} butir, ${report.raters.length} penilai, ${report.ratings} penilaian: log-likelihood ${report.logLik.toFixed(4)}.`,
    )
    return 0
  },
}

function modelOf(text: string | undefined): FacetModel {
  if (text === 'rsm' || text === 'pcm') return text
  throw new UsageError(
    text === undefined ? 'Sebutkan --model rsm atau --model pcm.' : `Model "${text}" tidak ada; pilih rsm atau pcm.`,
  )
}

function scaleOf(text: string): ScoreRange {
  const [, lowest, highest] = /^(\d{1,3})-(\d{1,3})$/.exec(text.trim()) ?? []
  const range = { lowest: Number(lowest), highest: Number(highest) }
  if (range.lowest < range.highest && range.highest <= 126) return range
  throw new UsageError(`--scale "${text}" tidak dapat dipakai; tulis seperti 0-4.`)
}

function numberOf(name: string, text: string | undefined, usual: number, isGood: (value: number) => boolean): number {
  if (text === undefined) return usual
  const value = Number(text)
  if (text.trim() !== '' && isGood(value)) return value
  throw new UsageError(`Nilai ${name} "${text}" tidak dapat dipakai. Lihat petakom raters --help.`)
}

async function fitAll(ratings: readonly Rating[], settings: FacetSettings, isApart: boolean): Promise<IslandFit[]> {
  if (!isApart) {
    const fit = await fitManyFacetRasch(ratings, settings)
    return [{ island: findIslands(indexRatings(ratings))[0]!, fit, problem: null }]
  }
  const fits = await fitIslands(ratings, settings)
  const refused = fits.map(({ problem }) => problem).filter((problem) => problem !== null)
  if (refused.length === fits.length) throw new UsageError(problemSentence(refused[0]!))
  return fits
}

/** Says on stderr how far a fit has come that takes long. */
function progress(): (cycle: number, logLikelihood: number) => void {
  let next = performance.now() + 2000
  return (cycle, logLikelihood) => {
    if (performance.now() < next) return
    next = performance.now() + 2000
    console.error(`putaran ${cycle}: log-likelihood ${logLikelihood.toFixed(3)}`)
  }
}

/** Runs a fit; what the package refuses becomes a sentence. */
async function refusing<T>(compute: () => Promise<T>): Promise<T> {
  try {
    return await compute()
  } catch (error) {
    if (error instanceof DisconnectedDesignError) throw new UsageError(islandSentence(error.islands))
    if (error instanceof RatingsError) throw new UsageError(problemSentence(error.problem))
    throw error
  }
}
