import { parseArgs } from 'node:util'
import {
  benjaminiHochberg,
  highestCategories,
  MISSING,
  type Purification,
  type ResponseMatrix,
} from '@petakom/psychometrics'
import { type Command, UsageError } from '../command.ts'
import { type DifOptions, runDif } from './dif-items.ts'
import { readGroups } from './read-groups.ts'
import { readResponses } from './read-responses.ts'
import { pickGroups } from './two-groups.ts'
import { writeJson } from './write-json.ts'

const MISSING_RULES = {
  total: 'left out of the item not answered; the matching total is raised in proportion to the items answered',
  answered: 'left out of the item not answered; the matching total is the plain sum of what was answered',
} as const

const LIKELIHOOD_RULE = 'left out of the item not answered; ability is estimated from the items answered'

export const command: Command = {
  summary:
    'Menguji bias butir (DIF) antara dua kelompok: Mantel-Haenszel, regresi logistik, atau nisbah kemungkinan IRT.',
  usage: `petakom dif --responses R.csv --groups G.csv --method mh|logistic|lr [pilihan]

  --responses R.csv    orang x butir: kolom pertama orang; kosong atau NA = tidak diberikan
  --groups G.csv       kolom person,group
  --focal NAMA         kelompok yang diperiksa; tanpa ini kelompok yang lebih kecil
  --reference NAMA     kelompok pembanding; wajib bersama --focal bila ada lebih dari dua kelompok
  --alpha A            taraf per butir (0.05)
  --purify             mencocokkan ulang tanpa butir yang ditandai sampai tandanya berulang
  --iterations N       putaran pemurnian paling banyak (10)
  --match total|answered   skor pencocok bila ada yang tidak diberikan: dinaikkan sebanding (total) atau apa adanya
  --no-correct         mh: tanpa koreksi kontinuitas 0,5
  --type both|udif|nudif   logistic, lr: semua, seragam, atau tak seragam (both)
  --criterion lrt|wald     logistic: nisbah kemungkinan atau Wald (lrt)
  --out D.json         menulis ke berkas, bukan ke stdout

lr mencocokkan pada kemampuan: 2PL bila butir hanya 0 dan 1, selain itu graded response; butir lain menjadi jangkar, dan
orang dicocokkan dari butir yang dijawabnya saja.

Bila ada butir dengan kategori di atas 1, mh menjadi Mantel-Haenszel umum dan logistic menjadi logistik ordinal.
JSON ke stdout: method, procedure, focal, reference, groupN, items[{id, statistic, df, p, flagged, class, ...}],
purification. pAdjusted: Benjamini-Hochberg atas semua butir. Kelas A kecil, B sedang, C besar; alphaMH di atas 1 dan
deltaMH negatif menguntungkan kelompok pembanding.

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
        match: { type: 'string' },
        correct: { type: 'boolean' },
        type: { type: 'string' },
        criterion: { type: 'string' },
        out: { type: 'string' },
      },
      allowNegative: true,
    })
    if (values.responses === undefined || values.groups === undefined) {
      throw new UsageError('Sebutkan --responses R.csv dan --groups G.csv. Lihat petakom dif --help.')
    }
    const options = checkOptions(values)
    const file = await readResponses(values.responses)
    const groups = pickGroups(file, await readGroups(values.groups), values)
    const { procedure, result, rows } = await runDif(groups, options, progress())
    const adjusted = benjaminiHochberg(result.items.map(({ p }) => p))
    noteCategories(groups.data.matrix, file.items)
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
        rule: options.method === 'lr' ? LIKELIHOOD_RULE : MISSING_RULES[options.match],
      },
      items: rows.map((row, i) => ({ id: file.items[i], ...row, pAdjusted: adjusted[i] })),
      purification: purificationOf(result.purification, file.items),
    }
    await writeJson(values.out, outcome)
    return 0
  },
}

interface Values {
  readonly method?: string | undefined
  readonly alpha: string
  readonly purify: boolean
  readonly iterations: string
  readonly match?: string | undefined
  readonly correct?: boolean | undefined
  readonly type?: string | undefined
  readonly criterion?: string | undefined
}

function checkOptions(values: Values): DifOptions {
  const method = oneOf('method', values.method ?? '', ['mh', 'logistic', 'lr'])
  if (method === 'mh' && values.type !== undefined) {
    throw new UsageError('--type hanya untuk --method logistic dan lr. Hapus, atau ganti metodenya.')
  }
  if (method !== 'logistic' && values.criterion !== undefined) {
    throw new UsageError('--criterion hanya untuk --method logistic. Hapus, atau ganti metodenya.')
  }
  if (method === 'lr' && values.match !== undefined) {
    throw new UsageError('--match tidak berlaku untuk --method lr, yang mencocokkan pada kemampuan. Hapus pilihan itu.')
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
    match: oneOf('match', values.match ?? 'total', ['total', 'answered']),
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

/** One stray 7 among right and wrong turns the method: the item is named so that it can be found. */
function noteCategories(matrix: ResponseMatrix, items: readonly string[]) {
  const highest = highestCategories(matrix)
  const at = highest.findIndex((category) => category > 1)
  if (at < 0) return
  console.error(
    `Butir ${items[at]} memuat kategori ${highest[at]}; semua butir diuji dengan bentuk politomi metode ini.`,
  )
}

/** Says how far a long run is, at most every five seconds. */
function progress() {
  let said = Date.now()
  return (done: number, items: number, round: number) => {
    if (Date.now() - said < 5000) return
    said = Date.now()
    console.error(`Putaran ${round + 1}: ${done} dari ${items} butir.`)
  }
}
