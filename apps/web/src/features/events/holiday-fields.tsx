import { Button, Fieldset, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDate } from '../../lib/format.ts'

interface Props {
  /** First and last day of the event, YYYY-MM-DD; empty while not chosen. */
  readonly from: string
  readonly to: string
  readonly holidays: readonly string[]
  readonly onHolidays: (days: string[]) => void
}

/** Days inside the event on which nothing is planned. */
export function HolidayFields({ from, to, holidays, onHolidays }: Props) {
  const { t } = useTranslation()
  const [day, setDay] = useState('')
  const [problem, setProblem] = useState<string | undefined>()
  function add() {
    if (!day) return setProblem(t('events:holidays.missing'))
    if ((from && day < from) || (to && day > to)) return setProblem(t('events:holidays.outside'))
    setProblem(undefined)
    setDay('')
    onHolidays([...new Set([...holidays, day])].sort())
  }
  return (
    <Fieldset legend={t('events:holidays.title')} bg="var(--bg)">
      {holidays.length === 0 ? <p>{t('events:holidays.none')}</p> : null}
      <ul style={{ paddingInlineStart: 20 }}>
        {holidays.map((one) => (
          <li key={one}>
            <Group gap="sm" mb="xs">
              {formatDate(one)}
              <Button
                variant="default"
                aria-label={t('events:holidays.removeOf', { day: formatDate(one) })}
                onClick={() => onHolidays(holidays.filter((other) => other !== one))}
              >
                {t('events:breaks.remove')}
              </Button>
            </Group>
          </li>
        ))}
      </ul>
      <Group align="start">
        <TextInput
          type="date"
          label={t('events:holidays.day')}
          min={from || undefined}
          max={to || undefined}
          value={day}
          error={problem}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <Button mt={26} variant="default" onClick={add}>
          {t('events:holidays.add')}
        </Button>
      </Group>
    </Fieldset>
  )
}
