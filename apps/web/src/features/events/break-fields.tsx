import { Button, Checkbox, Fieldset, Group, Stack, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatWeekday } from '../../lib/format.ts'
import { type Break, daysOf, onDays, WEEKDAYS } from './event-draft.ts'

const MOST_BREAKS = 10

/** Breaks that no session may touch, each with its hours and the days it holds on. */
export function BreakFields({ breaks, onBreaks }: { breaks: readonly Break[]; onBreaks: (breaks: Break[]) => void }) {
  const { t } = useTranslation()
  const change = (place: number, part: Break) => onBreaks(breaks.map((one, index) => (index === place ? part : one)))
  return (
    <Fieldset legend={t('events:breaks.title')} bg="var(--bg)">
      <p>{t('events:breaks.lead')}</p>
      <Stack gap="lg">
        {breaks.map((one, place) => (
          <fieldset
            // biome-ignore lint/suspicious/noArrayIndexKey: breaks have no identity but their place
            key={place}
            className="bare"
            aria-label={t('events:breaks.one', { number: place + 1, name: one.name })}
          >
            <Group align="end">
              <TextInput
                style={{ flex: '1 1 200px' }}
                label={t('events:breaks.name')}
                required
                maxLength={60}
                value={one.name}
                onChange={(event) => change(place, { ...one, name: event.currentTarget.value })}
              />
              <TextInput
                type="time"
                label={t('events:breaks.from')}
                required
                value={one.from}
                onChange={(event) => change(place, { ...one, from: event.currentTarget.value })}
              />
              <TextInput
                type="time"
                label={t('events:breaks.to')}
                required
                value={one.to}
                error={one.from && one.to && one.to <= one.from ? t('events:breaks.reversed') : undefined}
                onChange={(event) => change(place, { ...one, to: event.currentTarget.value })}
              />
              <Button
                variant="default"
                aria-label={t('events:breaks.removeOf', { name: one.name || place + 1 })}
                onClick={() => onBreaks(breaks.filter((_, index) => index !== place))}
              >
                {t('events:breaks.remove')}
              </Button>
            </Group>
            <Checkbox.Group
              mt="xs"
              label={t('events:breaks.days')}
              value={daysOf(one).map(String)}
              error={daysOf(one).length === 0 ? t('events:breaks.noDay') : undefined}
              onChange={(days) => change(place, onDays(one, days.map(Number)))}
            >
              <Group gap="md" my="xs">
                {WEEKDAYS.map((day) => (
                  <Checkbox key={day} value={String(day)} label={formatWeekday(day)} />
                ))}
              </Group>
            </Checkbox.Group>
          </fieldset>
        ))}
        {breaks.length < MOST_BREAKS ? (
          <Group>
            <Button
              variant="default"
              onClick={() => onBreaks([...breaks, { name: '', from: '10:00', to: '10:15', weekdays: [1, 2, 3, 4, 5] }])}
            >
              {t('events:breaks.add')}
            </Button>
          </Group>
        ) : null}
      </Stack>
    </Fieldset>
  )
}
