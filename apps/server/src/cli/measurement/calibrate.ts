import { parseArgs } from 'node:util'
import { CALIBRATION_MODELS, CalibrationError, type CalibrationModel, calibrate } from '@petakom/psychometrics'
import { createThreadedRunner, MOST_WORKERS, usualWorkers } from '../../measurement/threaded-runner.ts'
import { type Command, UsageError } from '../command.ts'
import { calibrationReport } from './calibrate-report.ts'
import { fixedItems, personGroups } from './calibrate-request.ts'
import { refusalSentence, remarkSentence } from './calibrate-sentences.ts'
import { numberOption } from './number-option.ts'
import { readResponses } from './read-responses.ts'
import { writeJson } from './write-json.ts'

const PROGRESS_EVERY_MS = 2000
const MOST_REMARKS = 20

export const command: Command = {
  summary: 'Menaksir parameter butir dari jawaban (kalibrasi), dengan galat bakunya.',
  usage: `petakom calibrate --model rasch|1pl|2pl|3pl|grm|gpcm|pcm|rsm|nrm --responses R.csv --out P.json [pilihan]

R.csv berjudul kolom: kolom pertama orang, kolom lain butir; sel kosong atau NA berarti tidak diberikan (bukan salah).
Jawaban bilangan bulat; kategori dihitung dari yang terendah, yang tidak pernah dipakai dilewati dan dilaporkan.
Satuan logit, D = 1. Sebaran kemampuan N(0, 1); untuk rasch, pcm, rsm daya beda 1 dan ragamnya ditaksir (latentVariance).

  --prior-c RERATA,SIMPANGAN   3pl: sebaran awal normal atas logit c (bawaan -1.4,0.5); --prior-c none tanpa itu
  --quadrature N               banyak titik berjarak sama (bawaan 61); --reach X titik terjauh dari 0 (bawaan 6)
  --workers N                  utas yang dipakai, paling banyak ${MOST_WORKERS} (bawaan: banyak inti); hasilnya sama sampai bit terakhir
  --identification items       rasch, pcm, rsm: titik nol pada rerata butir, rerata orang ditaksir (bawaan: population)
  --groups G.csv               kolom person,group: rerata dan ragam tiap kelompok ditaksir, yang pertama acuan N(0, 1)
  --reference NAMA             kelompok acuan (bawaan: kelompok orang pertama dalam R.csv)
  --fixed P.json               butir di dalamnya memakai parameter itu; rerata dan ragam orang ditaksir pada skalanya
  --set-aside                  menyisihkan butir yang tidak dapat ditaksir dengan catatan, alih-alih menolak
  --no-se                      tanpa galat baku
  --max-cycles N               lintasan atas data paling banyak (bawaan 2000)

Hasil JSON: model, persons, items [{id, a, b, c, se}], logLik, parameters, aic, bic, cycles, converged, latentMean,
latentVariance, seconds (taksiran dan galat baku, tanpa membaca berkas: readSeconds), peakMemoryMb, remarks.

Contoh: petakom calibrate --model 2pl --responses jawaban.csv --out parameter.json`,
  async run(args) {
    const { values } = parseArgs({
      args,
      options: {
        model: { type: 'string' },
        responses: { type: 'string' },
        out: { type: 'string' },
        'prior-c': { type: 'string' },
        quadrature: { type: 'string' },
        reach: { type: 'string' },
        workers: { type: 'string' },
        identification: { type: 'string' },
        groups: { type: 'string' },
        reference: { type: 'string' },
        fixed: { type: 'string' },
        'set-aside': { type: 'boolean', default: false },
        'no-se': { type: 'boolean', default: false },
        'max-cycles': { type: 'string' },
      },
    })
    const model = modelOf(values.model)
    if (values.responses === undefined) throw new UsageError('Sebutkan berkas jawaban dengan --responses R.csv.')
    const settings = {
      model,
      priorC: priorOf(values['prior-c'], model),
      quadrature: {
        count: wholeOf('--quadrature', values.quadrature, 61, 5, 1001),
        reach: reachOf(values.reach),
      },
      identification: identificationOf(values.identification),
      maxCycles: wholeOf('--max-cycles', values['max-cycles'], 2000, 1, 1_000_000),
      standardErrors: !values['no-se'],
      setAside: values['set-aside'],
    }
    const workers = wholeOf('--workers', values.workers, usualWorkers(), 1, MOST_WORKERS)
    if (values.reference !== undefined && values.groups === undefined)
      throw new UsageError('--reference menyebut kelompok acuan; sertakan --groups G.csv.')
    const began = performance.now()
    const file = await readResponses(values.responses)
    const groups = values.groups === undefined ? null : await personGroups(file, values.groups, values.reference)
    const fixed = values.fixed === undefined ? null : await fixedItems(file, values.fixed)
    const readSeconds = (performance.now() - began) / 1000
    const start = performance.now()
    const calibration = await calibrate({
      ...settings,
      responses: groups?.matrix ?? file.matrix,
      names: file.items,
      groups: groups?.groupOf,
      fixed: fixed ?? undefined,
      onProgress: progress(),
      runner: createThreadedRunner(workers),
    }).catch((error: unknown) => {
      if (error instanceof CalibrationError)
        throw new UsageError(refusalSentence(values.responses!, model, error, groups?.names ?? []), { cause: error })
      throw error
    })
    const seconds = (performance.now() - start) / 1000
    const report = calibrationReport(settings, calibration, groups?.names ?? null, { seconds, readSeconds, workers })
    await writeJson(values.out, report)
    if (groups && groups.leftOut > 0) console.error(`${groups.leftOut} orang tanpa kelompok tidak ikut dihitung.`)
    for (const remark of calibration.remarks.slice(0, MOST_REMARKS)) console.error(remarkSentence(remark))
    const more = calibration.remarks.length - MOST_REMARKS
    if (more > 0) console.error(`... dan ${more} catatan lain dalam hasil.`)
    return 0
  },
}

/** Says on stderr how far long work has come. */
function progress(): (progress: { cycle: number; logLikelihood: number }) => void {
  let next = performance.now() + PROGRESS_EVERY_MS
  return ({ cycle, logLikelihood }) => {
    if (performance.now() < next) return
    next = performance.now() + PROGRESS_EVERY_MS
    console.error(`lintasan ${cycle}: log-likelihood ${logLikelihood.toFixed(3)}`)
  }
}

function modelOf(text: string | undefined): CalibrationModel {
  const model = CALIBRATION_MODELS.find((name) => name === text?.toLowerCase())
  if (model) return model
  if (text?.toLowerCase() === '4pl')
    throw new UsageError('Model 4pl hanya dapat dipakai untuk menghitung skor, tidak ditaksir. Pilih 3pl.')
  const names = CALIBRATION_MODELS.join(', ')
  throw new UsageError(
    text === undefined ? `Sebutkan --model: ${names}.` : `Model "${text}" tidak dikenal. Pilih ${names}.`,
  )
}

function priorOf(text: string | undefined, model: CalibrationModel) {
  if (text === undefined) return undefined
  if (model !== '3pl') throw new UsageError(`--prior-c hanya untuk model 3pl. Hapus, atau ganti ${model}.`)
  if (text === 'none') return null
  const [mean, deviation, ...rest] = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)))
  if (rest.length === 0 && Number.isFinite(mean) && Number.isFinite(deviation) && deviation! > 0)
    return { mean: mean!, deviation: deviation! }
  throw new UsageError(`--prior-c "${text}" harus berupa rerata,simpangan dari logit c, misalnya -1.4,0.5, atau none.`)
}

function identificationOf(text: string | undefined): 'population' | 'items' {
  if (text === undefined || text === 'population') return 'population'
  if (text === 'items') return text
  throw new UsageError(`--identification "${text}" tidak dikenal. Pilih population atau items.`)
}

function wholeOf(option: string, text: string | undefined, usual: number, least: number, most: number): number {
  const value = numberOption(option, text) ?? usual
  if (Number.isInteger(value) && value >= least && value <= most) return value
  throw new UsageError(`${option} ${value} harus bilangan bulat ${least} sampai ${most}.`)
}

function reachOf(text: string | undefined): number {
  const value = numberOption('--reach', text) ?? 6
  if (value >= 1 && value <= 40) return value
  throw new UsageError(`--reach ${value} harus di antara 1 dan 40.`)
}
