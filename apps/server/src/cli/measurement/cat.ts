import { parseArgs } from 'node:util'
import { type AdaptiveBank, type FinishedTest, MISSING, runTest } from '@petakom/psychometrics'
import { type Command, UsageError } from '../command.ts'
import { type AlignedResponses, alignResponses } from './align-responses.ts'
import { bankOf, checkedSettings } from './cat-bank.ts'
import { joinNegatives, seedOf, settingsOf, TEST_OPTIONS, TEST_OPTIONS_HELP } from './cat-options.ts'
import { simulateCommand } from './cat-simulate.ts'
import { type Params, readParams } from './read-params.ts'
import { readResponses } from './read-responses.ts'

export const command: Command = {
  summary: 'menjalankan tes adaptif atas jawaban yang sudah ada, atau menyimulasikannya',
  usage: `petakom cat --params P.json --answers A.csv [pilihan]
petakom cat simulate --params P.json [--persons 1000 | --grid -3,3,7] [pilihan]

Untuk tiap orang: butir yang diberikan berurutan, kemampuan (theta) dan galat baku setelah tiap butir, sebagai JSON di
keluaran baku. A.csv: kolom pertama orang, lalu satu kolom per butir berisi jawaban yang akan diberikan; kosong atau NA =
tidak ada jawaban, butir itu dilewati dan disebut di "skipped".
Keluaran: [{person, items, responses, thetas, errors, theta, se, stop}]; stop = standard-error, classified, length, atau
exhausted (butir habis). Bila semua jawaban sejauh ini benar (atau salah), ml berhenti di ujung skala, 6 atau -6, dan
"atBound" menyebut langkahnya.

${TEST_OPTIONS_HELP}
  --allow-missing-items    abaikan butir yang hanya ada di salah satu berkas

Simulasi mencetak bias, RMSE, panjang, keterpaparan butir, dan tumpang tindih:
  --persons N              kemampuan ditarik dari prior (bawaan 1000 orang), atau
  --grid a,b,n             --persons orang (bawaan 200) di tiap n titik dari a sampai b
  --exposure-limit r       hitung dan pakai parameter Sympson-Hetter agar bagian terbesar suatu butir mendekati r
  --csv E.csv              tulis keterpaparan tiap butir

Contoh: petakom cat --params P.json --answers A.csv --select mfi --start 0 --score eap --max-items 20 --stop-se 0.32
        petakom cat simulate --params P.json --persons 500 --max-items 20 --stop-se 0.35 --seed 7`,
  async run(args) {
    if (args[0] === 'simulate') return simulateCommand(args.slice(1))
    const { values } = parseArgs({
      args: joinNegatives(args),
      options: { ...TEST_OPTIONS, answers: { type: 'string' }, 'allow-missing-items': { type: 'boolean' } },
    })
    if (!values.params || !values.answers)
      throw new UsageError('cat memerlukan --params P.json dan --answers A.csv. Lihat petakom cat --help.')
    const params = await readParams(values.params)
    const aligned = alignResponses(params, await readResponses(values.answers), {
      paramsPath: values.params,
      responsesPath: values.answers,
      allowMissingItems: values['allow-missing-items'] ?? false,
    })
    const answers = inOrderOf(params, aligned)
    const bank = await bankOf(answers.ids, answers.items, values.content)
    const settings = await checkedSettings(bank, settingsOf(values, params, answers.ids), values.exposure)
    const seed = seedOf(values)
    const { length } = answers.persons
    const lines = answers.persons.map((person, row) => {
      if (length >= 1000 && (row + 1) % Math.ceil(length / 10) === 0) console.error(`${row + 1} dari ${length} orang`)
      try {
        const test = runTest(bank, settings, personSeed(seed, row), (item) => answers.response(row, item))
        return JSON.stringify(personRecord(bank, person, test, answers.shown))
      } catch (error) {
        if (!(error instanceof RangeError)) throw error
        throw new UsageError(`${values.answers}: jawaban ${person} tidak dapat dinilai (${error.message}).`, {
          cause: error,
        })
      }
    })
    console.log(`[\n${lines.join(',\n')}\n]`)
    return 0
  },
}

/** Items in the order of the parameters: of two equally informative items the one named first there is given. */
function inOrderOf(params: Params, { persons, ids, items, matrix }: AlignedResponses) {
  const place = new Map(ids.map((id, column) => [id, column]))
  const named = params.items.filter(({ id }) => place.has(id))
  const columns = named.map(({ id }) => place.get(id)!)
  return {
    persons,
    ids: columns.map((column) => ids[column]!),
    items: columns.map((column) => items[column]!),
    response(row: number, item: number): number | null {
      const cell = matrix.cells[row * matrix.items + columns[item]!]!
      return cell === MISSING ? null : cell
    },
    /** A category from 0 as the answers' file has it. */
    shown: (item: number, response: number): number => named[item]!.categories?.[response] ?? response,
  }
}

/** Persons draw from different streams, and the first person's is the seed's own. */
const personSeed = (seed: number, row: number) => (seed + Math.imul(row, 0x9e3779b1)) | 0

function personRecord(
  { ids }: AdaptiveBank,
  person: string,
  { state, reason, final, level }: FinishedTest,
  shown: (item: number, response: number) => number,
) {
  const { steps } = state
  return {
    person,
    items: steps.map(({ item }) => ids[item]),
    responses: steps.map(({ item, response }) => shown(item, response)),
    thetas: steps.map(({ theta }) => theta),
    errors: steps.map(({ error }) => error),
    theta: final.theta,
    se: final.error,
    stop: reason,
    ...(level === null ? {} : { level }),
    // Only where there is something to say: an estimate at the end of the scale, an item without an answer.
    ...(steps.some(({ atBound }) => atBound) ? { atBound: steps.map(({ atBound }) => atBound) } : {}),
    ...(final.atBound ? { finalAtBound: true } : {}),
    ...(state.skipped.length > 0 ? { skipped: state.skipped.map((item) => ids[item]) } : {}),
    ...(state.setAside.length > 0 ? { setAside: state.setAside.map((item) => ids[item]) } : {}),
  }
}
