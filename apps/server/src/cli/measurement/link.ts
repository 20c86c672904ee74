import { parseArgs } from 'node:util'
import {
  LINKING_METHODS,
  type LinkCovariance,
  type LinkingSettings,
  linkScales,
  type ScaleLink,
} from '@petakom/psychometrics'
import { type Command, UsageError } from '../command.ts'
import { linkSentences } from './link-remarks.ts'
import { movedPopulation, movedRecords, readScaledParams, type ScaledParams } from './scaled-params.ts'
import { writeJson } from './write-json.ts'

const CRITERIA = ['symmetric', 'forward', 'backward'] as const

export const command: Command = {
  summary: 'Menyetarakan skala dua kalibrasi lewat butir yang sama.',
  usage: `petakom link --from P1.json --to P2.json --method sl|haebara|mean-sigma|mean-mean [--out P3.json]

Mencari A dan B sehingga theta pada skala P2 = A x theta pada skala P1 + B, dari butir yang id-nya ada di kedua berkas.
Hasil ke stdout (JSON): method, slope (A), intercept (B), se, anchors[{id, shift, ...}], proposal, remarks. Butir jangkar
yang bergeser disebut dan pembuangannya diusulkan, tidak pernah dilakukan diam-diam.

  --method M           sl (Stocking-Lord, bawaan), haebara, mean-sigma, mean-mean
  --criterion K        sl, haebara: symmetric (bawaan), forward (pada skala P2), backward (pada skala P1)
  --slope free|one     one menetapkan A = 1; bawaan: free, kecuali semua jangkar berdaya beda tepat 1 (Rasch)
  --exclude I3,I7      butir bersama yang tidak dijadikan jangkar
  --out P3.json        menulis parameter P1 pada skala P2, dapat dipakai petakom score
  --merge              P3 memuat pula butir P2; butir bersama memakai nilai P2

Bobot sl dan haebara: N(0, 1) pada 61 titik -6 sampai 6, di kedua skala.

Contoh: petakom link --from 2025.json --to 2024.json --method sl --out 2025-skala-2024.json`,
  async run(args) {
    const { values } = parseArgs({
      args,
      options: {
        from: { type: 'string' },
        to: { type: 'string' },
        method: { type: 'string', default: 'sl' },
        criterion: { type: 'string' },
        slope: { type: 'string' },
        exclude: { type: 'string' },
        out: { type: 'string' },
        merge: { type: 'boolean', default: false },
      },
    })
    if (values.from === undefined || values.to === undefined)
      throw new UsageError('Sebutkan --from P1.json dan --to P2.json. Lihat petakom link --help.')
    const settings: LinkingSettings = {
      method: oneOf('--method', values.method, LINKING_METHODS),
      criterion: oneOf('--criterion', values.criterion, CRITERIA),
      slope: oneOf('--slope', values.slope, ['free', 'one'] as const),
      exclude: values.exclude?.split(',').map((id) => id.trim()),
    }
    const from = await readScaledParams(values.from)
    const to = await readScaledParams(values.to)
    const link = linked(from, to, settings)
    await writeJson(undefined, reportOf(from, to, link))
    for (const sentence of linkSentences(link)) console.error(sentence)
    if (values.out !== undefined) await writeJson(values.out, movedFile(from, to, link, values.merge))
    return 0
  },
}

function oneOf<T extends string>(option: string, text: string | undefined, allowed: readonly T[]): T | undefined {
  if (text === undefined) return undefined
  const found = allowed.find((name) => name === text.toLowerCase())
  if (found !== undefined) return found
  throw new UsageError(`${option} "${text}" tidak dikenal. Pilih ${allowed.join(', ')}.`)
}

function linked(from: ScaledParams, to: ScaledParams, settings: LinkingSettings): ScaleLink {
  const known = new Set(to.items.map(({ id }) => id))
  if (!from.items.some(({ id }) => known.has(id)))
    throw new UsageError(
      `${from.path} dan ${to.path} tidak memiliki satu butir pun yang sama; tanpa butir jangkar skalanya tidak dapat disetarakan. Periksa id butir.`,
    )
  try {
    return linkScales(from.items, to.items, { ...settings, persons: personsOf(from, to) })
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new UsageError(`Skala tidak dapat disetarakan: ${error.message}.`, { cause: error })
  }
}

/** Where both files say how many persons set their scales. */
function personsOf({ file: one }: ScaledParams, { file: other }: ScaledParams) {
  const [from, to] = [one.persons, other.persons]
  const isCount = (value: unknown): value is number => typeof value === 'number' && value > 0
  return isCount(from) && isCount(to) ? { from, to } : undefined
}

const errorsOf = (covariance: LinkCovariance | null) =>
  covariance && {
    slope: Math.sqrt(covariance.slope),
    intercept: Math.sqrt(covariance.intercept),
    covariance: covariance.both,
  }

function reportOf(from: ScaledParams, to: ScaledParams, link: ScaleLink) {
  const { errors, anchors, remarks, proposal, ...found } = link
  return {
    from: from.path,
    to: to.path,
    ...found,
    se: { parameters: errorsOf(errors.parameters), anchors: errorsOf(errors.anchors) },
    anchors,
    proposal,
    remarks: remarks.map(({ code, item }) => ({ code, item })),
  }
}

function movedFile(from: ScaledParams, to: ScaledParams, link: ScaleLink, merge: boolean) {
  const { slope, intercept, method } = link
  const moved = movedRecords(from, link)
  const known = new Set(to.items.map(({ id }) => id))
  const items = merge
    ? [...movedRecords(to, { slope: 1, intercept: 0 }), ...moved.filter(({ id }) => !known.has(id as string))]
    : moved
  return {
    model: from.file.model,
    ...(merge
      ? { latentMean: to.params.latentMean, latentVariance: to.params.latentVariance }
      : movedPopulation(from, link)),
    linkedTo: to.path,
    link: { method, slope, intercept, anchors: link.anchors.map(({ id }) => id) },
    items,
  }
}
