import { Textarea } from '@mantine/core'
import type { ObservationSheetContent } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { ListEditor } from './list-editor.tsx'
import { Line, Lines } from './text-fields.tsx'

type Material = ObservationSheetContent['materials'][number]

/** Papers that are handed out; a table is typed as lines with `|` between the cells, its heads first. */
export function MaterialFields(props: {
  readonly value: readonly Material[]
  readonly onChange: (materials: Material[]) => void
}) {
  const { t } = useTranslation()
  return (
    <ListEditor
      legend={t('sheets:edit.materials')}
      entryName={t('sheets:edit.material')}
      entries={props.value}
      blank={{ title: '', paragraphs: [] }}
      most={12}
      onChange={props.onChange}
    >
      {(entry, change, index) => (
        <>
          <Line
            label={t('sheets:edit.materialTitle', { n: index + 1 })}
            value={entry.title}
            onChange={(title) => change({ title })}
          />
          <Lines
            label={t('sheets:edit.paragraphs', { n: index + 1 })}
            hint={t('sheets:edit.onePerLine')}
            value={entry.paragraphs}
            onChange={(paragraphs) => change({ paragraphs })}
          />
          <Textarea
            label={t('sheets:edit.table', { n: index + 1 })}
            description={t('sheets:edit.tableHint')}
            autosize
            minRows={2}
            value={tableText(entry.table)}
            onChange={(event) => change({ table: tableOf(event.currentTarget.value) })}
          />
        </>
      )}
    </ListEditor>
  )
}

export const tableText = (table: Material['table']): string =>
  table ? [table.columns, ...table.rows].map((row) => row.join(' | ')).join('\n') : ''

export function tableOf(text: string): Material['table'] {
  if (text.trim() === '') return undefined
  const [columns = [], ...rows] = text.split('\n').map((line) => line.split('|').map((cell) => cell.trimStart()))
  return { columns, rows }
}
