import { parseArgs } from 'node:util'
import { MISSING, type Purification } from '@petakom/psychometrics'
import { type Command, UsageError } from '../command.ts'
import { type DifOptions, runDif } from './dif-items.ts'
import { readGroups } from './read-groups.ts'
import { readResponses } from './read-responses.ts'
import { pickGroups } from './two-groups.ts'

const MISSING_RULES = {
  total: 'left out of the item not answered; the matching total is raised in proportion to the items answered',
  answered: 'left out of the item not answered; the matching total is the plain sum of what was answered',
} as const

export const command: Command = {
  summary: 'Menguji bias butir (DIF) antara dua kelompok: Mantel-Haenszel atau regresi logistik.',
  usage: `petakom dif --responses R.csv --groups G.csv --method mh|logistic [pilihan]

  --responses R.csv    orang x butir: kolom pertama orang; kosong atau NA = tidak diberikan
  --groups G.csv       kolom person,group
  --focal NAMA         kelompok yang diperiksa; tanpa ini kelompok yang lebih kecil
  --reference NAMA     kelompok pembanding; wajib bersama --focal bila ada lebih dari dua kelompok
  --alpha A            taraf per butir (0.05)
  --purify             mencocokkan ulang tanpa butir yang ditandai sampai tandanya berulang
  --iterations N       putaran pemurnian paling banyak (10)
  --match total|answered   skor pencocok bila ada yang tidak diberikan: dinaikkan sebanding (total) atau apa adanya
  --no-correct         mh: tanpa koreksi kontinuitas 0,5
  --type both|udif|nudif   logistic: semua, seragam, atau tak seragam (both)
  --criterion lrt|wald     logistic: nisbah kemungkinan atau Wald (lrt)

Butir dengan kategori di atas 1 memakai bentuk politomi metode itu: Mantel-Haenszel umum, atau logistik ordinal.
JSON ke stdout: method, procedure, focal, reference, groupN, items[{id, statistic, df, p, flagged, class, ...}],
purification. Kelas A kecil, B sedang, C besar; alphaMH di atas 1 menguntungkan kelompok pembanding.

Contoh: petakom dif --responses jawaban.csv --groups kelompok.csv --method mh --focal P --purify`,
  async run(args) {
    const { values } = parseArgs({
      args,
      options: {
        responses: { type: 'string' },
        groups: { type: 'string' },
        method: { type: 'string' },
        focal: { type: 'string' },
        reference: { type: 'string' },
        alpha: { type: 'string', default: '0.05' },
        purify: { type: 'boolean', default: false },
        iterations: { type: 'string', default: '10' },
        match: { type: 'string', default: 'total' },
        correct: { type: 'boolean' },
        type: { type: 'string' },
        criterion: { type: 'string' },
      },
      allowNegative: true,
    })
    if (values.responses === undefined || values.groups === undefined) {
      throw new UsageError('Sebutkan --responses R.csv dan --groups G.csv. Lihat petakom dif --help.')
    }
    const options = checkOptions(values)
    const file = await readResponses(values.responses)
    const groups = pickGroups(file, await readGroups(values.groups), values)
    const { procedure, result, rows } = runDif(groups, options)
    const { withoutGroup, otherGroups } = groups.excluded
    if (withoutGroup + otherGroups > 0) {
      console.error(`${withoutGroup} orang tanpa kelompok dan ${otherGroups} dari kelompok lain tidak ikut dihitung.`)
    }
    const outcome = {
      method: options.method,
      procedure,
      focal: groups.focal,
      reference: groups.reference,
      groupN: groups.groupN,
      alpha: options.alpha,
      excluded: groups.excluded,
      missing: {
        responses: groups.data.matrix.cells.reduce((sum, value) => sum + (value === MISSING ? 1 : 0), 0),
        rule: MISSING_RULES[options.match],
      },
      items: rows.map((row, i) => ({ id: file.items[i], ...row })),
      purification: purificationOf(result.purification, file.items),
    }
    console.log(JSON.stringify(outcome, null, 2))
    return 0
  },
}

interface Values {
  readonly method?: string | undefined
  readonly alpha: string
  readonly purify: boolean
  readonly iterations: string
  readonly match: string
  readonly correct?: boolean | undefined
  readonly type?: string | undefined
  readonly criterion?: string | undefined
}

function checkOptions(values: Values): DifOptions {
  const method = oneOf('method', values.method ?? '', ['mh', 'logistic'])
  if (method !== 'logistic' && (values.type ?? values.criterion) !== undefined) {
    throw new UsageError('--type dan --criterion hanya untuk --method logistic. Hapus, atau ganti metodenya.')
  }
  if (method !== 'mh' && values.correct !== undefined) {
    throw new UsageError('--no-correct hanya untuk --method mh. Hapus, atau ganti metodenya.')
  }
  const alpha = Number(values.alpha)
  if (!(alpha > 0 && alpha < 1)) throw new UsageError(`--alpha ${values.alpha} harus di antara 0 dan 1, misalnya 0.05.`)
  const iterations = Number(values.iterations)
  if (!Number.isInteger(iterations) || iterations < 1 || iterations > 1000) {
    throw new UsageError(`--iterations ${values.iterations} harus bilangan bulat 1 sampai 1000.`)
  }
  return {
    ...{ method, alpha, iterations, purify: values.purify, correct: values.correct ?? true },
    match: oneOf('match', values.match, ['total', 'answered']),
    type: oneOf('type', values.type ?? 'both', ['both', 'udif', 'nudif']),
    criterion: oneOf('criterion', values.criterion ?? 'lrt', ['lrt', 'wald']),
  }
}

function oneOf<const Name extends string>(option: string, value: string, names: readonly Name[]): Name {
  const found = names.find((name) => name === value.toLowerCase())
  if (found !== undefined) return found
  throw new UsageError(`--${option} "${value}" tidak dikenal. Pilih ${names.join(', ')}.`)
}

function purificationOf(purification: Purification | null, items: readonly string[]) {
  if (!purification) return { purify: false, rounds: 0, converged: null, flagged: null }
  const { rounds, converged, flagged } = purification
  return { purify: true, rounds, converged, flagged: flagged.map((round) => round.map((item) => items[item])) }
}
