import type { ImportPreview } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { formatNip, formatNumber } from '../../lib/format.ts'
import { reasonSentence } from '../../lib/reason-sentence.ts'
import { PlainTable } from '../../ui/plain-table.tsx'

const SHOWN = 200

function Part(props: { title: string; lead?: string | undefined; total: number; children: React.ReactNode }) {
  const { t } = useTranslation()
  return (
    <section style={{ marginBlock: 'var(--space-5)' }}>
      <h2>
        {props.title} ({formatNumber(props.total)})
      </h2>
      {props.lead ? <p>{props.lead}</p> : null}
      {props.children}
      {props.total > SHOWN ? (
        <p>{t('pegawai:import.shown', { shown: SHOWN, total: formatNumber(props.total) })}</p>
      ) : null}
    </section>
  )
}

export function ProblemTable(props: { title: string; lead?: string; problems: ImportPreview['refused'] }) {
  const { t, i18n } = useTranslation()
  const { title, lead, problems } = props
  if (problems.length === 0) return null
  return (
    <Part title={title} lead={lead} total={problems.length}>
      <PlainTable
        caption={title}
        rows={problems.slice(0, SHOWN)}
        rowKey={({ row, column }, index) => `${row} ${column} ${index}`}
        columns={[
          { id: 'row', title: t('pegawai:import.row'), isNumber: true, cell: (row) => row.row },
          { id: 'column', title: t('pegawai:import.column'), cell: (row) => row.column || '–' },
          { id: 'value', title: t('pegawai:import.value'), cell: (row) => row.value || '–' },
          { id: 'reason', title: t('pegawai:import.reason'), cell: (row) => reasonSentence(row, row.reason, i18n) },
        ]}
      />
    </Part>
  )
}

export function ChangedTable({ changed }: { changed: ImportPreview['changed'] }) {
  const { t } = useTranslation()
  if (changed.length === 0) return null
  const rows = changed.flatMap(({ row, name, label, changes }) =>
    changes.map((change) => ({ row, name: label ? `${name} · ${label}` : name, ...change })),
  )
  return (
    <Part title={t('pegawai:import.changedTitle')} total={rows.length}>
      <PlainTable
        caption={t('pegawai:import.changedTitle')}
        rows={rows.slice(0, SHOWN)}
        rowKey={({ row, field }) => `${row} ${field}`}
        columns={[
          { id: 'row', title: t('pegawai:import.row'), isNumber: true, cell: (row) => row.row },
          { id: 'name', title: t('pegawai:list.name'), cell: (row) => row.name },
          { id: 'field', title: t('pegawai:import.field'), cell: (row) => t(`pegawai:field.${row.field}`) },
          { id: 'before', title: t('pegawai:import.before'), cell: (row) => row.before ?? '–' },
          { id: 'after', title: t('pegawai:import.after'), cell: (row) => row.after ?? '–' },
        ]}
      />
    </Part>
  )
}

interface Named {
  readonly nip: string
  readonly name: string
  readonly label?: string | undefined
}

export function UnitsTable({ units }: { units: ImportPreview['newUnits'] }) {
  const { t } = useTranslation()
  return (
    <Part title={t('pegawai:import.newUnitsTitle')} total={units.length}>
      <PlainTable
        caption={t('pegawai:import.newUnitsTitle')}
        rows={units.slice(0, SHOWN)}
        rowKey={({ name, parent }) => `${parent} ${name}`}
        columns={[
          { id: 'name', title: t('pegawai:list.unit'), cell: (row) => row.name },
          { id: 'parent', title: t('pegawai:import.parent'), cell: (row) => row.parent ?? '–' },
        ]}
      />
    </Part>
  )
}

export function NamesTable(props: { title: string; lead?: string; people: readonly Named[] }) {
  const { t } = useTranslation()
  const { title, lead, people } = props
  if (people.length === 0) return null
  return (
    <Part title={title} lead={lead} total={people.length}>
      <PlainTable
        caption={title}
        rows={people.slice(0, SHOWN)}
        rowKey={({ nip, label }) => `${nip} ${label ?? ''}`}
        columns={[
          { id: 'name', title: t('pegawai:list.name'), cell: (row) => row.name },
          { id: 'nip', title: t('pegawai:list.nip'), cell: (row) => formatNip(row.nip) },
          ...(people.some(({ label }) => label)
            ? [{ id: 'label', title: t('pegawai:import.fact'), cell: (row: Named) => row.label ?? '–' }]
            : []),
        ]}
      />
    </Part>
  )
}
