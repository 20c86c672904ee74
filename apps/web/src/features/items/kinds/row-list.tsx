import { Button, Fieldset, Group, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface RowListProps<Row> {
  readonly legend: string
  readonly hint?: string
  readonly rows: readonly Row[]
  readonly onRows: (rows: readonly Row[]) => void
  readonly least: number
  readonly most: number
  readonly blank: () => Row
  /** How a row is called in its buttons. */
  readonly nameOf: (place: number) => string
  readonly addLabel: string
  readonly children: (row: Row, place: number, change: (part: Partial<Row>) => void) => ReactNode
}

/** Rows that are added, taken out and moved by buttons. */
export function RowList<Row>(props: RowListProps<Row>) {
  const { legend, hint, rows, onRows, least, most, blank, nameOf, addLabel, children } = props
  const { t } = useTranslation()
  const change = (place: number, part: Partial<Row>) =>
    onRows(rows.map((row, index) => (index === place ? { ...row, ...part } : row)))
  const swap = (place: number, other: number) =>
    onRows(rows.map((row, index) => (index === place ? rows[other]! : index === other ? rows[place]! : row)))
  return (
    <Fieldset legend={legend} bg="var(--bg)">
      <Stack>
        {hint ? <p style={{ margin: 0 }}>{hint}</p> : null}
        {rows.map((row, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
          <fieldset key={place} aria-label={nameOf(place)} style={{ minWidth: 0, margin: 0, padding: 0, border: 0 }}>
            <Group align="start" wrap="wrap" gap="sm">
              {children(row, place, (part) => change(place, part))}
            </Group>
            <Group gap="xs" mt="xs">
              <Button
                variant="default"
                size="sm"
                disabled={place === 0}
                aria-label={t('editor:row.upOf', { name: nameOf(place) })}
                onClick={() => swap(place, place - 1)}
              >
                ↑
              </Button>
              <Button
                variant="default"
                size="sm"
                disabled={place === rows.length - 1}
                aria-label={t('editor:row.downOf', { name: nameOf(place) })}
                onClick={() => swap(place, place + 1)}
              >
                ↓
              </Button>
              {rows.length > least ? (
                <Button
                  variant="default"
                  size="sm"
                  aria-label={t('editor:row.removeOf', { name: nameOf(place) })}
                  onClick={() => onRows(rows.filter((_, index) => index !== place))}
                >
                  {t('editor:row.remove')}
                </Button>
              ) : null}
            </Group>
          </fieldset>
        ))}
        {rows.length < most ? (
          <Group>
            <Button variant="default" onClick={() => onRows([...rows, blank()])}>
              {addLabel}
            </Button>
          </Group>
        ) : null}
      </Stack>
    </Fieldset>
  )
}
