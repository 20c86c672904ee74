import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'

export interface EnemyDraft {
  readonly key: string
  readonly code: string
  readonly reason: string
}

export function EnemyFields(props: {
  enemies: readonly EnemyDraft[]
  onChange: (enemies: readonly EnemyDraft[]) => void
}) {
  const { t } = useTranslation()
  const { enemies, onChange } = props
  const edit = (key: string, part: Partial<EnemyDraft>) =>
    onChange(enemies.map((one) => (one.key === key ? { ...one, ...part } : one)))
  return (
    <Stack>
      {enemies.map(({ key, code, reason }, place) => (
        <Group key={key} align="end" wrap="wrap">
          <TextInput
            label={t('bank:enemies.code', { place: place + 1 })}
            required
            maxLength={30}
            value={code}
            onChange={(event) => edit(key, { code: event.currentTarget.value.toUpperCase() })}
          />
          <TextInput
            label={t('bank:enemies.reasonOf', { place: place + 1 })}
            required
            minLength={3}
            maxLength={300}
            flex={1}
            miw={200}
            value={reason}
            onChange={(event) => edit(key, { reason: event.currentTarget.value })}
          />
          <Button
            variant="default"
            aria-label={t('bank:enemies.removeOf', { place: place + 1 })}
            onClick={() => onChange(enemies.filter((one) => one.key !== key))}
          >
            {t('bank:enemies.remove')}
          </Button>
        </Group>
      ))}
      <Group>
        <Button
          variant="default"
          onClick={() => onChange([...enemies, { key: crypto.randomUUID(), code: '', reason: '' }])}
        >
          {t('bank:enemies.add')}
        </Button>
      </Group>
    </Stack>
  )
}
