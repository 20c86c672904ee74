import { parseArgs } from 'node:util'
import {
  generalisabilityStudy,
  type Rating,
  RatingsError,
  STUDY_DESIGNS,
  type StudyDesign,
  StudyError,
  suitedStudy,
} from '@petakom/psychometrics'
import { type Command, UsageError } from '../command.ts'
import { problemSentence } from './raters-sentences.ts'
import { readRatings } from './read-ratings.ts'
import { studyJson } from './study-json.ts'
import { studyLines, studyProblemSentence } from './study-sentences.ts'
import { wishOf } from './study-wish.ts'
import { writeJson } from './write-json.ts'

export const command: Command = {
  summary: 'Menghitung keandalan seluruh rancangan penilaian, dan berapa latihan atau asesor lagi yang diperlukan.',
  usage: `petakom generalisability PENILAIAN.csv [--design "p x e x r"] [--raters-plan same|by-exercise|rotating]
                          [--exercises 10] [--raters 5] [--wanted 0.7,0.8,0.9] [--out HASIL.json]

PENILAIAN.csv  bentuk panjang berjudul person,item,rater,score (item = latihan); score kosong atau NA = tidak dinilai.
--design       rancangan kajian: ${STUDY_DESIGNS.map((one) => `"${one}"`).join(', ')}; tanpa ini dipilih yang paling
               banyak menjelaskan di antara yang dapat ditanggung datanya. x menyilang, : tersarang.
--raters-plan  siapa menilai dalam rencana: asesor yang sama, sendiri tiap latihan, atau berganti tiap orang
--exercises, --raters  paling banyak latihan dan asesor yang dicoba dalam rencana
--wanted       keandalan yang diinginkan, di antara 0 dan 1

Hasil JSON: komponen ragam beserta galat bakunya, G (urutan) dan Phi (level) dari penilaian apa adanya, tabel rencana, dan
kombinasi terkecil yang mencapai keandalan yang diinginkan. Ringkasannya ditulis ke stderr.

Contoh: petakom generalisability penilaian.csv --wanted 0.8 --out keandalan.json`,
  async run(args) {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        design: { type: 'string' },
        'raters-plan': { type: 'string' },
        exercises: { type: 'string' },
        raters: { type: 'string' },
        wanted: { type: 'string' },
        out: { type: 'string' },
      },
    })
    const [path, extra] = positionals
    if (path === undefined || extra !== undefined) throw new UsageError('Sebutkan berkas penilaiannya, satu saja.')
    const wish = wishOf(values)
    const design = designOf(values.design)
    const { ratings, empty, repeated } = await readRatings(path)
    const study = studyOf(path, ratings, design)
    const report = { emptyRows: empty, repeatedRows: repeated, ...studyJson(study, wish) }
    await writeJson(values.out, report)
    for (const line of studyLines(report)) console.error(line)
    return 0
  },
}

function designOf(text: string | undefined): StudyDesign | null {
  if (text === undefined) return null
  const found = STUDY_DESIGNS.find((design) => design === text.trim())
  if (found) return found
  throw new UsageError(`--design "${text.slice(0, 40)}" tidak dikenal. Pilih ${STUDY_DESIGNS.join(', ')}.`)
}

function studyOf(path: string, ratings: readonly Rating[], design: StudyDesign | null) {
  try {
    const study = design === null ? suitedStudy(ratings) : generalisabilityStudy(ratings, design)
    if (study) return study
  } catch (error) {
    if (error instanceof StudyError) throw new UsageError(`${path}: ${studyProblemSentence(design!, error.problem)}`)
    if (error instanceof RatingsError) throw new UsageError(`${path}: ${problemSentence(error.problem)}`)
    throw error
  }
  throw new UsageError(
    `${path}: penilaian ini tidak dapat menanggung rancangan mana pun. Perlu sedikitnya dua orang, dan dua latihan atau dua penilai.`,
  )
}
