import { Button, Group, Stack, TextInput } from '@mantine/core'
import type { SimDocument } from '@petakom/domain'
import { useTranslation } from 'react-i18next'
import { fieldIdOf, useFieldError } from '../draft-form.tsx'
import classes from './fields.module.css'
import { TextField } from './text-field.tsx'

type Table = NonNullable<SimDocument['table']>
const MOST_COLUMNS = 12
const MOST_ROWS = 60

/** A table of a document: its title, the names of its columns, and each cell a field. */
export function GridField({ value, onValue }: { value: Table; onValue: (value: Table) => void }) {
  const { t } = useTranslation()
  const { columns, rows } = value
  const error = useFieldError('table.columns')
  return (
    <Stack gap="sm">
      <TextField
        path="table.caption"
        label={t('simulation:document.caption')}
        value={value.caption}
        onValue={(caption) => onValue({ ...value, caption })}
      />
      {error ? <p role="alert">{error}</p> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={classes.frame} tabIndex={0} aria-label={value.caption || t('simulation:document.table')}>
        <table>
          <thead>
            <tr>
              {columns.map((column, c) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns have no identity but their place
                <th key={c} scope="col">
                  <TextInput
                    id={fieldIdOf(`table.columns.${c}`)}
                    aria-label={t('simulation:document.column', { column: c + 1 })}
                    value={column}
                    onChange={(event) => onValue({ ...value, columns: columns.with(c, event.currentTarget.value) })}
                  />
                  {columns.length > 1 ? (
                    <Button
                      mt={4}
                      size="compact-md"
                      variant="default"
                      aria-label={t('simulation:document.removeColumn', { column: c + 1 })}
                      onClick={() =>
                        onValue({
                          ...value,
                          columns: columns.toSpliced(c, 1),
                          rows: rows.map((row) => row.toSpliced(c, 1)),
                        })
                      }
                    >
                      {t('simulation:list.remove')}
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
                {columns.map((_column, c) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: cells have no identity but their place
                  <td key={c}>
                    <TextInput
                      id={fieldIdOf(`table.rows.${r}.${c}`)}
                      aria-label={t('simulation:document.cell', { row: r + 1, column: c + 1 })}
                      value={row[c] ?? ''}
                      onChange={(event) => {
                        const cells = columns.map((_one, n) => (n === c ? event.currentTarget.value : (row[n] ?? '')))
                        onValue({ ...value, rows: rows.with(r, cells) })
                      }}
                    />
                  </td>
                ))}
                <td className={classes.toolCell}>
                  <Button
                    variant="default"
                    aria-label={t('simulation:document.removeRow', { row: r + 1 })}
                    onClick={() => onValue({ ...value, rows: rows.toSpliced(r, 1) })}
                  >
                    {t('simulation:list.remove')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Group>
        {rows.length < MOST_ROWS ? (
          <Button variant="default" onClick={() => onValue({ ...value, rows: [...rows, columns.map(() => '')] })}>
            {t('simulation:document.addRow')}
          </Button>
        ) : null}
        {columns.length < MOST_COLUMNS ? (
          <Button
            variant="default"
            onClick={() => onValue({ ...value, columns: [...columns, ''], rows: rows.map((row) => [...row, '']) })}
          >
            {t('simulation:document.addColumn')}
          </Button>
        ) : null}
      </Group>
    </Stack>
  )
}
