import { giftInteraction } from './gift-interaction.ts'
import { splitGift } from './gift-questions.ts'
import { badRow, NOTHING_SAID, type ReadFile, type ReadRow } from './row.ts'
import { type Said, said } from './said.ts'

const MOST_BYTES = 5_000_000

/** GIFT text: questions between blank lines, the answer in braces. Each is named by the line where it begins. */
export function readGift(file: Buffer): ReadFile {
  const refuse = (refused: Said): ReadFile => ({ format: 'gift', refused, rows: [], remarks: [] })
  if (file.length > MOST_BYTES) return refuse(said('GIFT_LARGE'))
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(file)
  } catch {
    return refuse(said('GIFT_NOT_UTF8'))
  }
  const rows = splitGift(text).map(readQuestion)
  return rows.length === 0 ? refuse(said('GIFT_EMPTY')) : { format: 'gift', refused: null, rows, remarks: [] }
}

function readQuestion({ line, source }: { line: number; source: string }): ReadRow {
  const place = `baris ${line}`
  const titled = /^\s*::((?:\\.|[^\\])*?)::/s.exec(source)
  const title = titled ? unescapeGift(titled[1]!).trim() : ''
  const rest = titled ? source.slice(titled[0].length) : source
  const code = title || `GIFT-${line}`
  const braces = /(?<!\\)\{((?:\\.|[^\\{}])*)\}/s.exec(rest)
  if (!braces) return badRow(place, code, title, said('BRACES_NONE'))
  const before = rest.slice(0, braces.index)
  const after = rest.slice(braces.index + braces[0].length)
  if (/(?<!\\)[{}]/.test(before + after)) return badRow(place, code, title, said('BRACES_MANY'))
  const format = /^\s*\[(html|moodle|plain|markdown)\]/.exec(before)
  const remarks: Said[] = []
  if (format?.[1] === 'html' || /<[a-z]+[^>]*>/i.test(before)) remarks.push(said('HTML_LOST'))
  const isInside = after.trim() !== ''
  const stem = plain(`${format ? before.slice(format[0].length) : before}${isInside ? ' _____ ' : ''}${after}`)
  if (stem === '') return badRow(place, code, title, said('STEM_NONE'))
  const made = giftInteraction(braces[1]!, remarks)
  if ('problem' in made) return badRow(place, code, stem, made.problem)
  return {
    place,
    identifier: code,
    title: title || stem.slice(0, 60),
    remarks,
    problem: null,
    content: { stimulus: null, stem, interaction: made.interaction },
    scoring: made.scoring,
    about: { ...NOTHING_SAID, rationale: made.rationale },
  }
}

/** Without tags, their words kept; GIFT's own escapes undone. */
export const plain = (text: string): string =>
  unescapeGift(text.replace(/<[a-z/][^<>]*>/gi, ' '))
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim()

export const unescapeGift = (text: string): string =>
  text.replace(/\\([~=#{}:\\n])/g, (_, letter) => (letter === 'n' ? '\n' : letter))
