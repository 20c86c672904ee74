import { Button, Checkbox, Fieldset, Group, Stack, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import {
  MOST_COLUMNS,
  MOST_ROWS,
  type TableDraft,
  type TableProblem,
  withCell,
  withColumn,
  withoutColumn,
} from './stimulus-draft.ts'
import classes from './table-fields.module.css'

/** The `id` of the control that a problem speaks of. */
export function fieldOf({ code, row, column }: TableProblem): string {
  if (code === 'caption') return 'tabel-judul'
  return row === undefined ? `tabel-kolom-${column}` : `tabel-sel-${row}-${column}`
}

/** A table for a participant to read: its title, columns and rows, each cell a field. */
export function TableFields({ table, onTable }: { table: TableDraft; onTable: (table: TableDraft) => void }) {
  const { t } = useTranslation()
  const { columns, rows } = table
  const setColumn = (place: number, part: Partial<TableDraft['columns'][number]>) =>
    onTable({ ...table, columns: columns.map((one, index) => (index === place ? { ...one, ...part } : one)) })
  return (
    <Fieldset legend={t('items:table.legend')} bg="var(--bg)">
      <Stack>
        <TextInput
          id="tabel-judul"
          label={t('items:table.caption')}
          value={table.caption}
          onChange={(event) => onTable({ ...table, caption: event.currentTarget.value })}
        />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <section className={classes.frame} tabIndex={0} aria-label={t('items:table.legend')}>
          <table className={classes.grid}>
            <thead>
              <tr>
                {columns.map(({ title, isNumber }, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns have no identity but their place
                  <th key={place} scope="col">
                    <TextInput
                      id={`tabel-kolom-${place + 1}`}
                      label={t('items:table.column', { column: place + 1 })}
                      value={title}
                      onChange={(event) => setColumn(place, { title: event.currentTarget.value })}
                    />
                    <Checkbox
                      mt="xs"
                      label={t('items:table.isNumber')}
                      checked={isNumber}
                      onChange={(event) => setColumn(place, { isNumber: event.currentTarget.checked })}
                    />
                    {columns.length > 2 ? (
                      <Button
                        mt="xs"
                        size="sm"
                        variant="default"
                        aria-label={t('items:table.removeColumnOf', { column: place + 1 })}
                        onClick={() => onTable(withoutColumn(table, place))}
                      >
                        {t('items:table.remove')}
                      </Button>
                    ) : null}
                  </th>
                ))}
                <td />
              </tr>
            </thead>
            <tbody>
              {rows.map((row, r) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
                <tr key={r}>
                  {row.map((cell, c) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: cells have no identity but their place
                    <td key={c}>
                      <TextInput
                        id={`tabel-sel-${r + 1}-${c + 1}`}
                        aria-label={t('items:table.cell', { row: r + 1, column: c + 1 })}
                        inputMode={columns[c]?.isNumber ? 'decimal' : undefined}
                        value={cell}
                        onChange={(event) => onTable(withCell(table, r, c, event.currentTarget.value))}
                      />
                    </td>
                  ))}
                  <td>
                    {rows.length > 1 ? (
                      <Button
                        variant="default"
                        aria-label={t('items:table.removeRowOf', { row: r + 1 })}
                        onClick={() => onTable({ ...table, rows: rows.filter((_, index) => index !== r) })}
                      >
                        {t('items:table.remove')}
                      </Button>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <Group>
          {rows.length < MOST_ROWS ? (
            <Button variant="default" onClick={() => onTable({ ...table, rows: [...rows, columns.map(() => '')] })}>
              {t('items:table.addRow')}
            </Button>
          ) : null}
          {columns.length < MOST_COLUMNS ? (
            <Button variant="default" onClick={() => onTable(withColumn(table))}>
              {t('items:table.addColumn')}
            </Button>
          ) : null}
        </Group>
      </Stack>
    </Fieldset>
  )
}
