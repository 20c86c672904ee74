import { useTranslation } from 'react-i18next'
import { formatDate, formatTime, type Timezone } from '../../lib/format.ts'
import { useUrlFilter } from '../../lib/url-filter.ts'
import { FilterRow, SelectField } from '../../ui/filter-row.tsx'
import type { EventData } from './event-data.ts'

/** The session chosen in the address; the first one where none is. */
export function useSession(event: EventData): number | undefined {
  const [filter] = useUrlFilter()
  return filter.sesi ? Number(filter.sesi) : event.sessionList[0]?.number
}

export function SessionSelect({ event, label }: { event: EventData; label: string }) {
  const { t } = useTranslation()
  const [, change] = useUrlFilter()
  const chosen = useSession(event)
  const zone = event.timezone as Timezone
  return (
    <FilterRow label={t('list:filters')}>
      <SelectField
        label={label}
        all="–"
        value={chosen === undefined ? undefined : String(chosen)}
        options={event.sessionList.map(({ number, startsAt }) => ({
          value: String(number),
          label: `${number}. ${formatDate(startsAt, zone)}, ${formatTime(startsAt, zone)}`,
        }))}
        onSelect={(sesi) => change({ sesi })}
      />
    </FilterRow>
  )
}
