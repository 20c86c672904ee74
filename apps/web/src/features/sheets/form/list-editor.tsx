import { Button, Group, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './form.module.css'

/** Entries of one kind: changed in place, added at the end, removed, moved up. */
export function ListEditor<Entry>(props: {
  readonly legend: string
  readonly entryName: string
  readonly entries: readonly Entry[]
  readonly blank: Entry
  readonly most: number
  readonly onChange: (entries: Entry[]) => void
  readonly children: (entry: Entry, change: (part: Partial<Entry>) => void, index: number) => ReactNode
}) {
  const { t } = useTranslation()
  const { legend, entryName, entries, blank, most, onChange, children } = props
  const replace = (at: number, part: Partial<Entry>) =>
    onChange(entries.map((entry, index) => (index === at ? { ...entry, ...part } : entry)))
  const moveUp = (at: number) => onChange(entries.with(at - 1, entries[at]!).with(at, entries[at - 1]!))
  return (
    <fieldset className={classes.list}>
      <legend>{legend}</legend>
      <Stack gap="sm">
        {entries.map((entry, index) => {
          const name = `${entryName} ${index + 1}`
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: entries have no id of their own, and fields are controlled
            <div key={index} className={classes.entry}>
              <div className={classes.fields}>{children(entry, (part) => replace(index, part), index)}</div>
              <Group gap="xs" wrap="nowrap">
                <Button
                  variant="subtle"
                  size="xs"
                  disabled={index === 0}
                  aria-label={`${t('sheets:edit.up')}: ${name}`}
                  onClick={() => moveUp(index)}
                >
                  {t('sheets:edit.up')}
                </Button>
                <Button
                  variant="subtle"
                  size="xs"
                  color="danger"
                  aria-label={`${t('sheets:edit.remove')}: ${name}`}
                  onClick={() => onChange(entries.filter((_, at) => at !== index))}
                >
                  {t('sheets:edit.remove')}
                </Button>
              </Group>
            </div>
          )
        })}
        <Group>
          <Button
            variant="default"
            size="xs"
            disabled={entries.length >= most}
            onClick={() => onChange([...entries, blank])}
          >
            {t('sheets:edit.add', { name: entryName.toLowerCase() })}
          </Button>
        </Group>
      </Stack>
    </fieldset>
  )
}
