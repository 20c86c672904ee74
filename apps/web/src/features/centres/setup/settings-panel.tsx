import { Button, Group, NativeSelect, NumberInput, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { type CentreSettings, updateCentre } from '@petakom/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { formatDate } from '../../../lib/format.ts'
import { PlainTable } from '../../../ui/plain-table.tsx'
import { PRESETS } from '../centre-form-page.tsx'
import { formatClock } from '../format-clock.ts'
import classes from './panel.module.css'
import { Panel, PanelForm, type PanelProps } from './panel.tsx'

type Day = CentreSettings['days'][number]

export function SettingsPanel({ centre, mayEdit }: PanelProps) {
  const { t } = useTranslation()
  const { days, restMinutes, turnoverMinutes, minAssessors } = centre.settings
  return (
    <Panel
      title={t('centres:settings.title')}
      {...(mayEdit && { form: (close) => <SettingsForm centre={centre} onClose={close} /> })}
    >
      <p>{t('centres:settings.rules', { rest: restMinutes, turnover: turnoverMinutes, least: minAssessors })}</p>
      <PlainTable
        caption={t('centres:settings.caption')}
        rows={days}
        rowKey={({ date }) => date}
        columns={[
          { id: 'date', title: t('centres:settings.date'), cell: (row) => formatDate(row.date) },
          {
            id: 'hours',
            title: t('centres:settings.hours'),
            cell: (row) => `${formatClock(row.from)} – ${formatClock(row.to)}`,
          },
          {
            id: 'breaks',
            title: t('centres:settings.breaks'),
            isWide: true,
            cell: (row) =>
              row.breaks.map(({ name, from, to }) => `${name} ${formatClock(from)}–${formatClock(to)}`).join('; ') ||
              '–',
          },
        ]}
      />
    </Panel>
  )
}

function SettingsForm({ centre, onClose }: { centre: PanelProps['centre']; onClose: () => void }) {
  const { t } = useTranslation()
  const [name, setName] = useState(centre.name)
  const [preset, setPreset] = useState(centre.preset)
  const [settings, setSettings] = useState(centre.settings)
  const edit = (part: Partial<CentreSettings>) => setSettings({ ...settings, ...part })
  const editDay = (place: number, part: Partial<Day>) =>
    edit({ days: settings.days.map((day, index) => (index === place ? { ...day, ...part } : day)) })
  const numbers = [
    ['restMinutes', 0, 120],
    ['turnoverMinutes', 0, 120],
    ['minAssessors', 1, 6],
  ] as const
  return (
    <PanelForm
      centreId={centre.id}
      onClose={onClose}
      save={() => callApi(updateCentre, { params: { id: centre.id }, body: { name, preset, settings } })}
    >
      <Stack>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput
            label={t('centres:form.name')}
            required
            minLength={3}
            maxLength={200}
            value={name}
            onChange={(typed) => setName(typed.currentTarget.value)}
          />
          <NativeSelect
            label={t('centres:form.preset')}
            value={preset}
            data={PRESETS.map((one) => ({ value: one, label: t(`centres:preset.${one}`) }))}
            onChange={(picked) => setPreset(picked.currentTarget.value as typeof preset)}
          />
        </SimpleGrid>
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          {numbers.map(([key, min, max]) => (
            <NumberInput
              key={key}
              label={t(`centres:settings.${key}`)}
              required
              {...{ min, max }}
              value={settings[key]}
              onChange={(value) => edit({ [key]: Number(value) })}
            />
          ))}
        </SimpleGrid>
        {settings.days.map((day, place) => (
          <DayFields
            // biome-ignore lint/suspicious/noArrayIndexKey: a day has no identity but its place while its date is typed
            key={place}
            day={day}
            onDay={(part) => editDay(place, part)}
            onRemove={
              settings.days.length > 1
                ? () => edit({ days: settings.days.filter((_, index) => index !== place) })
                : null
            }
          />
        ))}
        <Group>
          <Button
            variant="default"
            onClick={() =>
              edit({ days: [...settings.days, { ...settings.days.at(-1)!, date: dayAfter(settings.days) }] })
            }
          >
            {t('centres:settings.addDay')}
          </Button>
        </Group>
      </Stack>
    </PanelForm>
  )
}

const dayAfter = (days: readonly Day[]): string =>
  new Date(Date.parse(days.at(-1)!.date) + 86_400_000).toISOString().slice(0, 10)

function DayFields(props: { day: Day; onDay: (part: Partial<Day>) => void; onRemove: (() => void) | null }) {
  const { day, onDay, onRemove } = props
  const { t } = useTranslation()
  const editBreak = (place: number, part: Partial<Day['breaks'][number]>) =>
    onDay({ breaks: day.breaks.map((one, index) => (index === place ? { ...one, ...part } : one)) })
  return (
    <fieldset className={`bare ${classes.line}`} aria-label={formatDate(day.date)}>
      <Group align="end">
        <TextInput
          type="date"
          label={t('centres:settings.date')}
          required
          value={day.date}
          onChange={(typed) => typed.currentTarget.value && onDay({ date: typed.currentTarget.value })}
        />
        <TextInput
          type="time"
          label={t('centres:settings.from')}
          required
          value={day.from}
          onChange={(typed) => onDay({ from: typed.currentTarget.value })}
        />
        <TextInput
          type="time"
          label={t('centres:settings.to')}
          required
          value={day.to}
          error={day.from && day.to && day.to <= day.from ? t('centres:absence.reversed') : undefined}
          onChange={(typed) => onDay({ to: typed.currentTarget.value })}
        />
        <Button
          variant="default"
          onClick={() =>
            onDay({ breaks: [...day.breaks, { name: t('centres:settings.break'), from: '12:00', to: '13:00' }] })
          }
        >
          {t('centres:settings.addBreak')}
        </Button>
        {onRemove ? (
          <Button
            variant="default"
            aria-label={t('centres:settings.removeOf', { name: formatDate(day.date) })}
            onClick={onRemove}
          >
            {t('centres:settings.removeDay')}
          </Button>
        ) : null}
      </Group>
      {day.breaks.map((one, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: breaks have no identity but their place
        <Group key={place} align="end" mt="xs">
          <TextInput
            label={t('centres:settings.breakName')}
            required
            maxLength={60}
            value={one.name}
            onChange={(typed) => editBreak(place, { name: typed.currentTarget.value })}
          />
          <TextInput
            type="time"
            label={t('centres:settings.from')}
            required
            value={one.from}
            onChange={(typed) => editBreak(place, { from: typed.currentTarget.value })}
          />
          <TextInput
            type="time"
            label={t('centres:settings.to')}
            required
            value={one.to}
            onChange={(typed) => editBreak(place, { to: typed.currentTarget.value })}
          />
          <Button
            variant="default"
            aria-label={t('centres:settings.removeOf', { name: one.name })}
            onClick={() => onDay({ breaks: day.breaks.filter((_, index) => index !== place) })}
          >
            {t('centres:settings.removeBreak')}
          </Button>
        </Group>
      ))}
    </fieldset>
  )
}
