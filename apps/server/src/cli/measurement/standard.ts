import { parseArgs } from 'node:util'
import {
  impactOfCuts,
  orderedBooklet,
  type PanelRemark,
  type StandardSetting,
  setAngoff,
  setBookmark,
} from '@petakom/psychometrics'
import { type Command, UsageError } from '../command.ts'
import { numberOption } from './number-option.ts'
import { readAngoff, readBookmarks } from './read-judgements.ts'
import { type Params, readParams } from './read-params.ts'
import { readScores } from './read-scores.ts'
import { writeJson } from './write-json.ts'

export const command: Command = {
  summary: 'Menetapkan batas level dari penilaian panel: Angoff atau bookmark.',
  usage: `petakom standard --judgements J.csv --method angoff|bookmark --params P.json [pilihan]

angoff:   J.csv berkolom judge,item,value (peluang benar, atau skor harapan butir bertingkat, bagi orang yang persis di
          ambang level), dan bila perlu level,round. Batas panel = rerata jumlah nilai, dialihkan ke logit lewat kurva
          skor harapan.
bookmark: J.csv berkolom judge,page (halaman pertama buku butir terurut yang belum dikuasai), dan bila perlu
          level,round,table. --booklet mencetak buku itu.
Level ditulis 2, 3, 4, 5 atau dengan nama menurut urutan munculnya; yang dipakai putaran (round) terakhir.
Hasil (JSON ke stdout): cuts[{level, theta, standardError, generalisedError, score, judges}], rounds, recipe (empat batas
dengan galatnya, siap dipakai resep penilaian), impact, remarks.

  --rp X               bookmark: peluang yang disebut menguasai (bawaan 0.67; 0.5 untuk RP50)
  --at before|own|between   bookmark: letak halaman sebelum penanda (bawaan), halaman itu sendiri, atau di tengahnya
  --centre mean|median bookmark: batas panel (bawaan mean)
  --scores S.csv       kemampuan orang (kolom theta): bagian orang pada setiap level
  --out C.json         menulis ke berkas, bukan ke stdout

Contoh: petakom standard --judgements panel.csv --method angoff --params parameter.json --scores skor.csv`,
  async run(args) {
    const { values } = parseArgs({
      args,
      options: {
        judgements: { type: 'string' },
        method: { type: 'string' },
        params: { type: 'string' },
        scores: { type: 'string' },
        rp: { type: 'string' },
        at: { type: 'string', default: 'before' },
        centre: { type: 'string', default: 'mean' },
        booklet: { type: 'boolean', default: false },
        out: { type: 'string' },
      },
    })
    const response = numberOption('--rp', values.rp) ?? 0.67
    if (values.params === undefined) throw new UsageError('Sebutkan --params P.json. Lihat petakom standard --help.')
    const params = await readParams(values.params)
    if (values.booklet) {
      await writeJson(values.out, { response, pages: saying(() => orderedBooklet(params.items, response)) })
      return 0
    }
    if (values.judgements === undefined)
      throw new UsageError('Sebutkan --judgements J.csv. Lihat petakom standard --help.')
    const method = oneOf('--method', values.method, ['angoff', 'bookmark'] as const)
    const settings = {
      response,
      at: oneOf('--at', values.at, ['before', 'own', 'between'] as const),
      centre: oneOf('--centre', values.centre, ['mean', 'median'] as const),
    }
    const setting = await settingOf(method, values.judgements, params, settings)
    const impact = await impactOf(setting, values.scores)
    await writeJson(values.out, { ...setting, ...(method === 'bookmark' ? settings : {}), impact })
    for (const remark of setting.remarks) console.error(remarkSentence(remark))
    if (!setting.recipe)
      console.error('Resep penilaian memerlukan tepat empat batas yang menaik; panel ini tidak memberikannya.')
    return 0
  },
}

function oneOf<T extends string>(option: string, text: string | undefined, allowed: readonly T[]): T {
  const found = allowed.find((name) => name === text?.toLowerCase())
  if (found !== undefined) return found
  throw new UsageError(
    text === undefined
      ? `Sebutkan ${option} ${allowed.join('|')}.`
      : `${option} "${text}" tidak dikenal. Pilih ${allowed.join(', ')}.`,
  )
}

async function settingOf(
  method: 'angoff' | 'bookmark',
  path: string,
  { items }: Params,
  settings: Parameters<typeof setBookmark>[2],
): Promise<StandardSetting> {
  if (method === 'bookmark') {
    const judgements = await readBookmarks(path)
    return saying(() => setBookmark(judgements, items, settings))
  }
  const judgements = await readAngoff(path)
  return saying(() => setAngoff(judgements, items))
}

/** Null without scores, or where the cuts do not ascend. */
async function impactOf({ cuts }: StandardSetting, path: string | undefined) {
  if (path === undefined) return null
  const file = await readScores(path)
  const thetas = cuts.map(({ theta }) => theta)
  if (!thetas.every((theta, i): theta is number => theta !== null && (i === 0 || theta > thetas[i - 1]!))) return null
  const persons = [...file.groups.values()].flat()
  const errors = cuts.map(({ standardError }) => standardError)
  return { persons: persons.length, ...impactOfCuts(thetas as number[], errors, persons) }
}

function saying<T>(make: () => T): T {
  try {
    return make()
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new UsageError(`Batas level tidak dapat ditetapkan: ${error.message}.`, { cause: error })
  }
}

function remarkSentence({ code, judge, level, text }: PanelRemark): string {
  switch (code) {
    case 'one-judge':
      return `Batas ${level} ditetapkan ${judge} seorang diri; galat bakunya tidak diketahui.`
    case 'one-value':
      return level === null
        ? `${judge} meletakkan semua penanda di tempat yang sama.`
        : `${judge} memberi semua butir nilai yang sama untuk batas ${level}.`
    case 'inconsistent-judge':
      return `Nilai ${judge} untuk batas ${level} hampir tidak mengikuti sukarnya butir.`
    case 'cut-without-ability':
      return `Tidak ada kemampuan dengan skor batas ${level}: nilainya di bawah tebakan atau di puncak.`
    case 'cuts-cross':
      return `Batas ${level} tidak lebih tinggi daripada batas di bawahnya; hasil panel ini belum dapat dipakai.`
    case 'judge-crosses':
      return `${judge} menetapkan batas ${level} tidak lebih tinggi daripada batas di bawahnya.`
    case 'first-page':
      return `${judge} menandai halaman 1 untuk batas ${level}; letak halaman itu sendiri yang dipakai.`
    default:
      return text
  }
}
