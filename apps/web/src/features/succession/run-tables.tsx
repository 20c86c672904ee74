import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../lib/format.ts'
import { type Column, PlainTable } from '../../ui/plain-table.tsx'
import { Lines, PostCell } from './cells.tsx'
import type { RunView } from './run-page.tsx'
import { formatFit, slotName } from './succession-words.ts'

type Post = RunView['posts'][number]
type Chosen = Post['d1'][number]

/** Only the posts for which the two ways choose other people. */
export function DifferenceTable({ view }: { view: RunView }) {
  const { t } = useTranslation()
  const only = (own: readonly Chosen[], other: readonly Chosen[]) =>
    own.filter((one) => !other.some(({ pegawaiId }) => pegawaiId === one.pegawaiId))
  const rows = view.posts.filter(({ d1, d2 }) => only(d1, d2).length + only(d2, d1).length > 0)
  if (rows.length === 0) return <p>{t('succession:difference.none')}</p>
  return (
    <PlainTable
      caption={t('succession:difference.caption', { count: rows.length })}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        ...postColumns(t),
        { id: 'd1', title: t('succession:difference.onlyD1'), cell: ({ d1, d2 }) => <People people={only(d1, d2)} /> },
        { id: 'd2', title: t('succession:difference.onlyD2'), cell: ({ d1, d2 }) => <People people={only(d2, d1)} /> },
        ...shortColumns(t),
      ]}
    />
  )
}

/** Every post with both pools side by side. */
export function WaysTable({ view }: { view: RunView }) {
  const { t } = useTranslation()
  return (
    <PlainTable
      caption={t('succession:ways.caption', { count: view.posts.length })}
      rows={view.posts}
      rowKey={({ id }) => id}
      columns={[
        ...postColumns(t),
        { id: 'd1', title: t('succession:way.d1'), cell: ({ d1 }) => <People people={d1} /> },
        { id: 'd2', title: t('succession:way.d2'), cell: ({ d2 }) => <People people={d2} /> },
        ...shortColumns(t),
      ]}
    />
  )
}

type Words = (key: string) => string

const postColumns = (t: Words): Column<Post>[] => [
  { id: 'post', title: t('succession:column.post'), cell: (row) => <PostCell {...row} /> },
]

const shortColumns = (t: Words): Column<Post>[] => [
  { id: 's1', title: t('succession:column.shortD1'), isNumber: true, cell: (row) => formatNumber(row.shortByD1) },
  { id: 's2', title: t('succession:column.shortD2'), isNumber: true, cell: (row) => formatNumber(row.shortByD2) },
]

function People({ people }: { people: readonly Chosen[] }) {
  const { t, i18n } = useTranslation()
  return (
    <Lines
      lines={people.map(({ pegawaiId, name, slot, fit }) => ({
        key: pegawaiId,
        text: t('succession:chosen', { name, slot: slotName(slot, i18n), fit: formatFit(fit) }),
      }))}
    />
  )
}
