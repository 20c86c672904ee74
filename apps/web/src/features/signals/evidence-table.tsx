import { useTranslation } from 'react-i18next'
import { type Column, PlainTable } from '../../ui/plain-table.tsx'

/** One kind of sign with its facts; says plainly when there are none. */
export function EvidenceTable<Row>(props: {
  readonly title: string
  readonly lead: string
  readonly rows: readonly Row[]
  readonly columns: readonly Column<Row>[]
}) {
  const { t } = useTranslation()
  const { title, lead, rows, columns } = props
  return (
    <section>
      <h2>{title}</h2>
      {rows.length === 0 ? (
        <p>{t('signals:evidence.none')}</p>
      ) : (
        <>
          <p>{lead}</p>
          <PlainTable caption={title} rows={rows} rowKey={(_row, index) => String(index)} columns={columns} />
        </>
      )}
    </section>
  )
}
