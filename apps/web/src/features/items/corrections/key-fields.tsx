import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core'
import type { Interaction, Scoring } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { keyCells, withOneMore } from './key-cells.ts'

/** The values of a key, each in a field of its own. */
export function KeyFields(props: {
  interaction: Interaction
  scoring: Scoring
  typed: ReadonlyMap<string, string>
  onType: (cell: string, value: string) => void
  onMore: (scoring: Scoring) => void
}) {
  const { t } = useTranslation()
  const { interaction, scoring, typed, onType, onMore } = props
  const more = withOneMore(scoring)
  return (
    <Stack>
      <p>{t('corrections:form.sameMost')}</p>
      <Group align="end">
        {keyCells(interaction, scoring).map(({ id, part, of, value, choices }) => {
          const label = t(`corrections:part.${part}`, { of })
          const shown = typed.get(id) ?? value
          return choices ? (
            <NativeSelect
              key={id}
              label={label}
              value={shown}
              data={[...choices]}
              onChange={(event) => onType(id, event.currentTarget.value)}
            />
          ) : (
            <TextInput
              key={id}
              label={label}
              inputMode={part === 'text' ? 'text' : 'decimal'}
              w={part === 'text' ? 240 : 140}
              value={shown}
              onChange={(event) => onType(id, event.currentTarget.value)}
            />
          )
        })}
      </Group>
      {more ? (
        <Group>
          <Button variant="default" onClick={() => onMore(more)}>
            {t('corrections:form.more')}
          </Button>
        </Group>
      ) : null}
    </Stack>
  )
}
