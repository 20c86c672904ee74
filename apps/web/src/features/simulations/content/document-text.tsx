import type { SimDocument } from '@petakom/domain'
import { useTranslation } from 'react-i18next'
import { PlainTable } from '../../../ui/plain-table.tsx'
import classes from './content.module.css'

export function DocumentText({ document: { title, body, table, hidden } }: { document: SimDocument }) {
  const { t } = useTranslation()
  return (
    <details className={classes.fold}>
      <summary>{hidden ? `${title} (${t('simulation:content.hidden')})` : title}</summary>
      {body.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {table ? (
        <PlainTable
          caption={table.caption}
          rows={table.rows}
          rowKey={(_row, n) => String(n)}
          columns={table.columns.map((column, n) => ({
            id: `${n} ${column}`,
            title: column,
            cell: (row: readonly string[]) => row[n] ?? '',
          }))}
        />
      ) : null}
    </details>
  )
}
