import { listAudit, type ResponseOf } from '@petakom/contract'
import type { i18n as I18n } from 'i18next'
import { callApi } from '../../lib/api.ts'
import { formatDateTime, type Timezone } from '../../lib/format.ts'
import type { FilterValues } from '../../lib/url-filter.ts'
import { actionName } from './action-name.ts'
import { changeSentences } from './change-words.ts'

type Entry = ResponseOf<typeof listAudit>['rows'][number]
const PAGE_SIZE = 200
export const MOST_ROWS = 10_000

/** Every row that the filter lets through, or how many they are where that is more than MOST_ROWS. */
export async function readWholeTrail(filter: FilterValues): Promise<readonly Entry[] | { readonly total: number }> {
  const rows: Entry[] = []
  for (let page = 1; ; page += 1) {
    const part = await callApi(listAudit, { query: { ...filter, page, pageSize: PAGE_SIZE } as never })
    if (part.total > MOST_ROWS) return { total: part.total }
    rows.push(...part.rows)
    if (part.rows.length < PAGE_SIZE) return rows
  }
}

/** The rows as the page says them, with the codes beside the words for those who compare. */
export function trailCsv(rows: readonly Entry[], zone: Timezone, words: Pick<I18n, 't' | 'exists'>): string {
  const { t } = words
  const heading = ['when', 'who', 'action', 'subject', 'details'].map((key) => t(`audit:${key}`))
  const lines = rows.map((row) => [
    formatDateTime(row.at, zone),
    row.actorName,
    `${actionName(row.action, words)} (${row.action})`,
    subjectWords(row, words),
    changeSentences(row, words).join('; '),
  ])
  // The mark at the start tells Excel that the file is UTF-8.
  return `\ufeff${[heading, ...lines].map((line) => line.map(csvCell).join(',')).join('\r\n')}\r\n`
}

export function subjectWords(
  row: Pick<Entry, 'subjectType' | 'subjectName'>,
  { t, exists }: Pick<I18n, 't' | 'exists'>,
) {
  const key = `audit:subjects.${row.subjectType}`
  const kind = exists(key) ? t(key) : row.subjectType
  return row.subjectName ? `${kind}: ${row.subjectName}` : kind
}

/** Quoted; a cell that a spreadsheet would take for a formula begins with an apostrophe. */
export function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}
