import type { i18n as I18n } from 'i18next'
import { competencyLabel } from '../../lib/competency-name.ts'
import { formatDate, formatNumber } from '../../lib/format.ts'
import { describeChange, type FieldChange, tidyKey } from './describe-change.ts'

type Words = Pick<I18n, 't' | 'exists'>

/** An entry's details, a sentence a field: "Kursi: 3 → 4"; where nothing was before, "Kursi: 4". */
export function changeSentences(
  entry: {
    readonly before?: unknown
    readonly after?: unknown
    readonly reason: string | null
    /** Of what is mentioned by its identifier. */
    readonly names?: Readonly<Record<string, string>>
  },
  words: Words,
): readonly string[] {
  const { t } = words
  const isChange = entry.before !== null && entry.before !== undefined
  const sentences = describeChange(entry.before, entry.after).map((change) =>
    t(isChange ? 'audit:change' : 'audit:set', {
      field: fieldName(change.field, words),
      before: valueWords(change.before, words, entry.names),
      after: valueWords(change.after, words, entry.names),
    }),
  )
  return entry.reason ? [...sentences, t('audit:set', { field: t('audit:reason'), after: entry.reason })] : sentences
}

/** "schedule.breaks.1.name" is "Jadwal, jeda 1, nama"; a part without words is its key, made readable. */
function fieldName(path: string, { t, exists }: Words): string {
  if (path === '') return t('audit:whole')
  // A dot divides the parts of a path, save in the code of a competency.
  const parts = path.match(/(?:M|SK)\.\d\d|[^.]+/g) ?? [path]
  return parts.reduce((name, part, index) => {
    const word = /^\d+$/.test(part)
      ? part
      : /^(?:M|SK)\.\d\d$/.test(part)
        ? competencyLabel(part)
        : exists(`audit:fields.${part}`)
          ? t(`audit:fields.${part}`)
          : tidyKey(part)
    if (index === 0) return word
    return /^\d+$/.test(part) ? `${name} ${word}` : `${name}, ${lowerFirst(word)}`
  }, '')
}

/** A name of capitals alone, such as NIP, stays as it is. */
const lowerFirst = (word: string) => (/^.[A-Z.]/.test(word) ? word : word.charAt(0).toLowerCase() + word.slice(1))

const ID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g

function valueWords(
  value: FieldChange['before'],
  { t, exists }: Words,
  names: Readonly<Record<string, string>> = {},
): string {
  if (value === null || value === '') return t('audit:nothing')
  // A year, a NIP or a code stays without thousands marks.
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : formatNumber(value, { most: 2 })
  const text = String(value)
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return formatDate(text)
  if (/^[\w-]+$/.test(text) && exists(`audit:values.${text}`)) return t(`audit:values.${text}`)
  return text.replace(ID, (id) => names[id] ?? id)
}
