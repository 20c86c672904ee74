import { parseArgs } from 'node:util'
import { type ScoringMethod, type ScoringSettings, scoreResponses } from '@petakom/psychometrics'
import { type Command, UsageError } from '../command.ts'
import { alignResponses } from './align-responses.ts'
import { numberOption } from './number-option.ts'
import { type Params, readParams } from './read-params.ts'
import { readResponses } from './read-responses.ts'
import { readCuts, scoreLines, scoreSummary } from './score-lines.ts'
import { writeWhole } from './write-whole.ts'

const METHODS: readonly ScoringMethod[] = ['eap', 'map', 'ml', 'wle']

export const command: Command = {
  summary: 'Menghitung kemampuan tiap orang dari parameter butir dan jawaban.',
  usage: `petakom score --params P.json --responses R.csv --method eap|map|ml|wle --out S.csv

P.json adalah hasil petakom calibrate, atau sekurangnya {"model": "2pl", "items": [{"id": "I1", "a": 1.2, "b": -0.3}]}
(c untuk 3pl, d untuk 4pl; b berupa daftar untuk butir bertingkat). R.csv berjudul kolom: kolom pertama orang, kolom
lain butir dengan nama yang sama dengan id; sel kosong atau NA berarti tidak diberikan.
Hasil: person,theta,se menurut urutan berkas, satuan logit. Sel kosong berarti tidak ada taksiran berhingga, misalnya
ml bagi yang benar semua atau tidak menjawab satu butir pun.

  --prior-mean X, --prior-variance X  sebaran awal normal untuk eap dan map. Bawaan: latentMean dan latentVariance dari
                                      P.json (rasch, pcm, rsm), selain itu 0 dan 1
  --quadrature N                      banyak titik eap pada -6 sampai 6 (bawaan 61)
  --wle-variant information|warm      wle memaksimalkan log L + log(I)/2 seperti mirt (bawaan), atau menyelesaikan
                                      persamaan Warm (1989) seperti catR; berbeda pada 3pl dan 4pl
  --errors observed|expected          galat baku dari lengkung yang teramati (bawaan) atau dari informasi harapan
  --cuts -1,0,1                       tambahkan kolom level dan p1, p2, ...: peluang tiap level bila galatnya normal;
                                      sebuah level dimulai pada batasnya
  --allow-missing-items               lewati butir yang hanya ada di salah satu berkas, alih-alih menolaknya

Contoh: petakom score --params parameter.json --responses jawaban.csv --method eap --out skor.csv`,
  async run(args) {
    const { values } = parseArgs({
      args,
      options: {
        params: { type: 'string' },
        responses: { type: 'string' },
        method: { type: 'string' },
        out: { type: 'string' },
        'prior-mean': { type: 'string' },
        'prior-variance': { type: 'string' },
        quadrature: { type: 'string' },
        'wle-variant': { type: 'string' },
        errors: { type: 'string' },
        cuts: { type: 'string' },
        'allow-missing-items': { type: 'boolean', default: false },
      },
    })
    const { params: paramsPath, responses: responsesPath } = values
    if (paramsPath === undefined) throw new UsageError('Sebutkan berkas parameter butir dengan --params P.json.')
    if (responsesPath === undefined) throw new UsageError('Sebutkan berkas jawaban dengan --responses R.csv.')
    const method = oneOf('--method', values.method ?? '', METHODS)
    const cuts = readCuts(values.cuts)
    const params = await readParams(paramsPath)
    const settings = { ...settingsFrom(values, params), method }
    const allowMissingItems = values['allow-missing-items']
    const responses = await readResponses(responsesPath)
    const aligned = alignResponses(params, responses, { paramsPath, responsesPath, allowMissingItems })
    const scores = scoreResponses(aligned.items, aligned.matrix, settings, aligned.ids)
    const csv = scoreLines(aligned.persons, scores, cuts)
    if (values.out === undefined) console.log(csv.trimEnd())
    else await writeWhole(values.out, csv)
    const left = [...aligned.withoutParameters, ...aligned.withoutResponses]
    if (left.length > 0) console.error(`Butir yang dilewati: ${left.join(', ')}.`)
    console.error(scoreSummary(scores, settings, cuts))
    return 0
  },
}

function settingsFrom(values: Record<string, string | boolean | undefined>, params: Params): ScoringSettings {
  const text = (name: string) => values[name] as string | undefined
  const nodes = numberOption('--quadrature', text('quadrature'))
  if (nodes !== undefined && !(Number.isInteger(nodes) && nodes >= 3 && nodes <= 10_001))
    throw new UsageError(`--quadrature ${nodes} harus bilangan bulat 3 sampai 10001.`)
  const variance = numberOption('--prior-variance', text('prior-variance')) ?? params.latentVariance
  if (!(variance > 0)) throw new UsageError(`--prior-variance ${variance} harus di atas 0.`)
  return {
    method: 'eap',
    prior: { mean: numberOption('--prior-mean', text('prior-mean')) ?? params.latentMean, variance },
    quadrature: nodes === undefined ? {} : { count: nodes },
    variant: oneOf('--wle-variant', text('wle-variant') ?? 'information', ['information', 'warm'] as const),
    errors: oneOf('--errors', text('errors') ?? 'observed', ['observed', 'expected'] as const),
  }
}

function oneOf<T extends string>(option: string, text: string, allowed: readonly T[]): T {
  const found = allowed.find((name) => name === text.toLowerCase())
  if (found !== undefined) return found
  throw new UsageError(
    text === ''
      ? `Sebutkan ${option} ${allowed.join('|')}.`
      : `${option} "${text}" tidak dikenal. Pilih ${allowed.join(', ')}.`,
  )
}
