import { parseArgs } from 'node:util'
import { ageOfNorms, type NormSettings, type NormTable, normTable } from '@petakom/psychometrics'
import { type Command, UsageError } from '../command.ts'
import { numberOption } from './number-option.ts'
import { readScores } from './read-scores.ts'
import { writeJson } from './write-json.ts'

const SMOOTHINGS = ['kernel', 'loglinear', 'none'] as const
const AGES = { current: 'masih berlaku', ageing: 'menua: siapkan norma baru', expired: 'kedaluwarsa: jangan dipakai' }

export const command: Command = {
  summary: 'Menyusun norma: persentil dan skor T sebuah kelompok, dengan galat bakunya.',
  usage: `petakom norms --scores S.csv [pilihan]

S.csv berjudul kolom, misalnya hasil petakom score (person,theta,se). Hasil (JSON ke stdout): persons, mean, deviation,
rows[{score, percentile, t, linearT, percentileError, tError}]. Persentil menghitung separuh dari yang berskor sama; t
ialah 50 + 10 z dari persentil itu. Galat baku dari bootstrap orang.

  --column K            kolom skor (bawaan theta, atau kolom kedua)
  --by K                kolom kelompok: satu tabel untuk setiap kelompok
  --smoothing kernel|loglinear|none   kernel (bawaan) untuk kemampuan; loglinear untuk skor bulat dari 0; none apa adanya
  --bandwidth X         lebar kernel (bawaan aturan Silverman)
  --degree N            loglinear: banyak momen yang dipertahankan (bawaan menurut AIC, 2 sampai 6)
  --most N              loglinear: skor tertinggi yang mungkin
  --min-n N             kelompok yang lebih kecil ditolak (bawaan 100)
  --draws N, --seed N   banyak bootstrap (bawaan 200) dan benih acaknya (bawaan 1)
  --collected YYYY-MM-DD, --used YYYY-MM-DD, --max-age TAHUN   umur norma (bawaan hari ini; 5 tahun)
  --out N.json          menulis ke berkas, bukan ke stdout

Contoh: petakom norms --scores skor.csv --smoothing kernel --collected 2025-03-10 --out norma.json`,
  async run(args) {
    const { values } = parseArgs({
      args,
      options: {
        scores: { type: 'string' },
        column: { type: 'string' },
        by: { type: 'string' },
        smoothing: { type: 'string', default: 'kernel' },
        bandwidth: { type: 'string' },
        degree: { type: 'string' },
        most: { type: 'string' },
        'min-n': { type: 'string' },
        draws: { type: 'string' },
        seed: { type: 'string' },
        collected: { type: 'string' },
        used: { type: 'string' },
        'max-age': { type: 'string' },
        out: { type: 'string' },
      },
    })
    if (values.scores === undefined) throw new UsageError('Sebutkan --scores S.csv. Lihat petakom norms --help.')
    const smoothing = SMOOTHINGS.find((name) => name === values.smoothing)
    if (!smoothing)
      throw new UsageError(`--smoothing "${values.smoothing}" tidak dikenal. Pilih ${SMOOTHINGS.join(', ')}.`)
    const number = (option: keyof typeof values) => numberOption(`--${option}`, values[option])
    const settings: NormSettings = {
      smoothing,
      bandwidth: number('bandwidth'),
      degree: number('degree'),
      most: number('most'),
      smallest: number('min-n'),
      draws: number('draws'),
      seed: number('seed'),
    }
    const age = saying(() => ageOf(values, number('max-age')))
    const file = await readScores(values.scores, values.column, values.by)
    const [few, tables] = tablesOf(file.groups, settings)
    if (tables.length === 0) throw new UsageError(`Tidak ada norma yang dapat disusun: ${few.join('; ')}.`)
    const common = { scores: values.scores, column: file.column, age, without: file.without }
    if (values.by === undefined) await writeJson(values.out, { ...common, ...tables[0]!.table })
    else {
      const groups = tables.map(({ group, table }) => ({ group, ...table }))
      await writeJson(values.out, { ...common, by: values.by, groups, refused: few })
    }
    if (file.without > 0) console.error(`${file.without} baris tanpa skor atau kelompok tidak ikut dihitung.`)
    if (few.length > 0) console.error(`Kelompok tanpa norma: ${few.join('; ')}.`)
    if (age) console.error(`Umur norma ${age.years.toFixed(1).replace('.', ',')} tahun: ${AGES[age.outcome]}.`)
    return 0
  },
}

function ageOf({ collected, used }: { collected?: string | undefined; used?: string | undefined }, most?: number) {
  if (collected === undefined) return null
  return { collected, ...ageOfNorms(collected, used ?? new Date().toISOString().slice(0, 10), most) }
}

/** One group's refusal must not lose the others' tables; without groups it ends the command. */
function tablesOf(groups: ReadonlyMap<string, readonly number[]>, settings: NormSettings) {
  const few: string[] = []
  const tables: { group: string; table: NormTable }[] = []
  const least = settings.smallest ?? 100
  for (const [group, scores] of groups) {
    const name = group === '' ? 'kelompok' : group
    if (scores.length < least) few.push(`${name} hanya ${scores.length} orang, paling sedikit ${least}`)
    else tables.push({ group, table: saying(() => normTable(scores, { ...settings, name })) })
  }
  return [few, tables] as const
}

function saying<T>(make: () => T): T {
  try {
    return make()
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new UsageError(`Norma tidak dapat disusun: ${error.message}.`, { cause: error })
  }
}
