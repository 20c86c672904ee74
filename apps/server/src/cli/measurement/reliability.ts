import { parseArgs } from 'node:util'
import {
  distractorTable,
  type MissingRule,
  type Reliability,
  reliability,
  type Shortfall,
} from '@petakom/psychometrics'
import { type Command, UsageError } from '../command.ts'
import { ratingsReliability } from './ratings-reliability.ts'
import { readKeyedChoices } from './read-keyed-choices.ts'
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

--choices C.csv --key K.csv menambah tabel opsi: C.csv seperti R.csv tetapi berisi nomor opsi yang dipilih, K.csv berisi
item,key. Setiap opsi: banyak pemilih, bagiannya di sepertiga bawah, tengah, dan atas menurut jawaban benar pada butir
lain, dan korelasinya dengan jawaban benar itu; pengecoh yang sehat berkorelasi negatif.

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
        choices: { type: 'string' },
        key: { type: 'string' },
        out: { type: 'string' },
      },
    })
    if (values.ratings !== undefined) {
      if (values.responses !== undefined) throw new UsageError('Pilih salah satu: --responses atau --ratings.')
      for (const name of ['missing', 'choices', 'key'] as const)
        if (values[name] !== undefined) throw new UsageError(`--${name} hanya untuk --responses.`)
      await writeJson(values.out, await ratingsReliability(values.ratings))
      return 0
    }
    if (values.responses === undefined) {
      throw new UsageError('Sebutkan berkas jawaban dengan --responses R.csv, atau penilaian dengan --ratings L.csv.')
    }
    const missing = missingRule(values.missing)
    if ((values.choices === undefined) !== (values.key === undefined))
      throw new UsageError('--choices dan --key dipakai bersama.')
    const { matrix, items, persons } = await readResponses(values.responses)
    const report = named(reliability(matrix, { missing }), items)
    const options = values.choices === undefined ? null : await optionTables(values.choices, values.key!, persons)
    await writeJson(values.out, options ? { ...report, options } : report)
    return 0
  },
}

async function optionTables(choicesPath: string, keyPath: string, persons: readonly string[]) {
  const { choices, key, items } = await readKeyedChoices(choicesPath, keyPath, persons)
  const offered = key.map((right, item) => {
    let most = right
    for (let row = 0; row < choices.persons; row += 1) most = Math.max(most, choices.cells[row * choices.items + item]!)
    return most + 1
  })
  return distractorTable(choices, key, offered).map((options, item) => ({ id: items[item]!, options }))
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
