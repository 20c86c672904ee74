import { parseArgs } from 'node:util'
import { type MissingRule, type Reliability, reliability, type Shortfall } from '@petakom/psychometrics'
import { type Command, UsageError } from '../command.ts'
import { ratingsReliability } from './ratings-reliability.ts'
import { readResponses } from './read-responses.ts'
import { reliabilityRemark, shortfallSentence } from './reliability-sentences.ts'
import { writeJson } from './write-json.ts'

export const command: Command = {
  summary: 'Menghitung keandalan tes dan mutu butirnya, atau kesepakatan penilai.',
  usage: `petakom reliability --responses R.csv [--missing pairwise|listwise] [--out M.json]
petakom reliability --ratings L.csv [--out M.json]

R.csv berjudul kolom; kolom pertama orang, kolom lain butir, sel kosong atau NA berarti tidak diberikan.
Hasil: alpha (mentah, terstandar, lambda 6, galat baku, selang Feldt), KR-20, omega satu faktor, belah dua
(lambda 4), galat baku pengukuran, serta rerata, simpangan baku, korelasi butir-sisa, dan alpha tanpa butir itu.
--missing pairwise (bawaan) memakai semua pasangan jawaban yang ada untuk alpha dan butir; listwise hanya orang yang
menjawab semua. Omega dan belah dua selalu memakai orang yang menjawab semua. Angka yang tidak ditentukan oleh data
ditulis null dengan alasannya.

L.csv berjudul person,item,rater,score (urutan kolom bebas). Hasil: enam bentuk ICC dengan selang, kappa Cohen setiap
pasangan penilai, kappa Fleiss dan Light, W Kendall, alpha Krippendorff, dan teori generalisasi dengan studi D.

Contoh: petakom reliability --responses jawaban.csv --out keandalan.json`,
  async run(args) {
    const { values } = parseArgs({
      args,
      options: {
        responses: { type: 'string' },
        ratings: { type: 'string' },
        missing: { type: 'string' },
        out: { type: 'string' },
      },
    })
    if (values.ratings !== undefined) {
      if (values.responses !== undefined) throw new UsageError('Pilih salah satu: --responses atau --ratings.')
      if (values.missing !== undefined) throw new UsageError('--missing hanya untuk --responses.')
      await writeJson(values.out, await ratingsReliability(values.ratings))
      return 0
    }
    if (values.responses === undefined) {
      throw new UsageError('Sebutkan berkas jawaban dengan --responses R.csv, atau penilaian dengan --ratings L.csv.')
    }
    const missing = missingRule(values.missing)
    const { matrix, items } = await readResponses(values.responses)
    const report = reliability(matrix, { missing })
    await writeJson(values.out, named(report, items))
    return 0
  },
}

function missingRule(text = 'pairwise'): MissingRule {
  if (text === 'pairwise' || text === 'listwise') return text
  throw new UsageError(`--missing "${text}" tidak dikenal. Pilih pairwise atau listwise.`)
}

/** Items by their names in the file instead of their columns, and reasons in words. */
function named(report: Reliability, ids: readonly string[]) {
  const { alpha, omega, splitHalf, itemStatistics, remarks } = report
  const reason = (shortfall: Shortfall | null) => shortfall && shortfallSentence(shortfall, ids)
  return {
    ...report,
    alpha: { ...alpha, reason: reason(alpha.reason) },
    omega: { ...omega, reason: reason(omega.reason) },
    splitHalf: {
      ...splitHalf,
      reversed: splitHalf.reversed.map((item) => ids[item]!),
      reason: reason(splitHalf.reason),
    },
    itemStatistics: itemStatistics.map(({ item, ...statistics }) => ({
      id: ids[item]!,
      ...statistics,
      reason: reason(statistics.reason),
    })),
    remarks: remarks.map((remark) => reliabilityRemark(remark, ids)),
  }
}
