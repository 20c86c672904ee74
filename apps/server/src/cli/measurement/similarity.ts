import { parseArgs } from 'node:util'
import { answerSimilarity, type Correction, type Similarity, scoreResponses } from '@petakom/psychometrics'
import { type Command, UsageError } from '../command.ts'
import { alignResponses } from './align-responses.ts'
import { numberOption } from './number-option.ts'
import { readKeyedChoices } from './read-keyed-choices.ts'
import { readParams } from './read-params.ts'
import { readResponses } from './read-responses.ts'
import { writeJson } from './write-json.ts'

const CORRECTIONS: readonly Correction[] = ['holm', 'bonferroni', 'none']

export const command: Command = {
  summary: 'Mencari pasangan orang yang jawabannya terlalu mirip.',
  usage: `petakom similarity --params P.json --responses R.csv [--alpha 0.05] [--out S.json]

Membandingkan setiap pasangan orang: seberapa mungkin jawaban sama sebanyak itu pada kemampuan dan skor mereka, bila
keduanya menjawab sendiri-sendiri. Jawaban sama yang jarang lebih berbobot. Hasil: pasangan yang melampaui ambang,
dengan banyak jawaban sama, harapannya, gbt (uji binomial umum), p, dan p terkoreksi. Kemiripan adalah alasan untuk
memeriksa, bukan bukti menyalin.

  --alpha X                           peluang satu alarm palsu atau lebih di antara semua pasangan (bawaan 0.05)
  --correction holm|bonferroni|none   koreksi atas banyak pasangan (bawaan holm); none memakai alpha untuk tiap
                                      pasangan, sehingga alarm palsu diharapkan sebanyak alpha kali banyak pasangan
  --choices C.csv --key K.csv         opsi yang dipilih (bilangan, bentuknya seperti R.csv) dan kuncinya (item,key):
                                      menambah banyak jawaban salah yang sama
  --allow-missing-items               lewati butir yang hanya ada di salah satu berkas, alih-alih menolaknya

Contoh: petakom similarity --params parameter.json --responses jawaban.csv --alpha 0.01 --out mirip.json`,
  async run(args) {
    const { values } = parseArgs({
      args,
      options: {
        params: { type: 'string' },
        responses: { type: 'string' },
        alpha: { type: 'string' },
        correction: { type: 'string', default: 'holm' },
        choices: { type: 'string' },
        key: { type: 'string' },
        'allow-missing-items': { type: 'boolean', default: false },
        out: { type: 'string' },
      },
    })
    const { params: paramsPath, responses: responsesPath } = values
    if (paramsPath === undefined) throw new UsageError('Sebutkan berkas parameter butir dengan --params P.json.')
    if (responsesPath === undefined) throw new UsageError('Sebutkan berkas jawaban dengan --responses R.csv.')
    const alpha = numberOption('--alpha', values.alpha) ?? 0.05
    if (!(alpha > 0 && alpha < 1)) throw new UsageError(`--alpha ${alpha} harus di antara 0 dan 1.`)
    const correction = CORRECTIONS.find((name) => name === values.correction)
    if (!correction)
      throw new UsageError(`--correction "${values.correction}" tidak dikenal. Pilih ${CORRECTIONS.join(', ')}.`)
    if ((values.choices === undefined) !== (values.key === undefined))
      throw new UsageError('--choices dan --key dipakai bersama.')
    const params = await readParams(paramsPath)
    const allowMissingItems = values['allow-missing-items']
    const file = await readResponses(responsesPath)
    const { items, matrix, persons } = alignResponses(params, file, { paramsPath, responsesPath, allowMissingItems })
    told = performance.now()
    const prior = { mean: params.latentMean, variance: params.latentVariance }
    const { theta } = scoreResponses(items, matrix, { method: 'eap', prior })
    const choices =
      values.choices === undefined ? undefined : await readKeyedChoices(values.choices, values.key!, file.persons)
    const result = answerSimilarity(items, matrix, theta, { alpha, correction, progress, ...(choices && { choices }) })
    await writeJson(values.out, named(result, persons))
    console.error(summary(result))
    return 0
  },
}

const PROGRESS_EVERY_MS = 2000
let told = performance.now()

/** Nothing for work of two seconds, then a line every two. */
function progress(done: number, persons: number): void {
  if (performance.now() - told < PROGRESS_EVERY_MS) return
  told = performance.now()
  console.error(`${done} dari ${persons} orang dibandingkan.`)
}

/** Persons by their names in the file; one name in two rows stays two rows, told apart by their lines. */
function named({ flagged, pairs, ...result }: Similarity, persons: readonly string[]) {
  const seen = new Set<string>()
  const twice = persons.filter((person) => seen.size === seen.add(person).size)
  return {
    ...result,
    pairsCompared: pairs,
    pairs: flagged.map(({ one, other, ...pair }) => ({
      one: persons[one]!,
      other: persons[other]!,
      lines: [one + 2, other + 2],
      ...pair,
    })),
    personsInTwoRows: [...new Set(twice)],
  }
}

function summary({ persons, pairs, alpha, correction, expectedFalseAlarms, flagged }: Similarity): string {
  const rate =
    correction === 'none'
      ? `Tanpa koreksi: paling banyak ${expectedFalseAlarms} alarm palsu diharapkan.`
      : `Bila semua menjawab sendiri-sendiri, peluang satu alarm palsu atau lebih paling banyak ${alpha}.`
  return `${persons} orang, ${pairs} pasangan; ${flagged.length} pasangan melampaui ambang. ${rate}`
}
