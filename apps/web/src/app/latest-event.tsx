import { listEvents } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../lib/api.ts'
import { formatDate } from '../lib/format.ts'

/** The newest event with results, else the newest, in one sentence; nothing while there is none or it cannot be read. */
export function LatestEvent() {
  const { t } = useTranslation()
  const events = useQuery({ queryKey: ['events'], queryFn: () => callApi(listEvents) })
  const newestFirst = (events.data ?? []).toSorted((one, other) => other.startsOn.localeCompare(one.startsOn))
  const event = newestFirst.find(({ scored }) => scored > 0) ?? newestFirst[0]
  if (!event) return null
  const { name, participants, scored } = event
  return (
    <p>
      {t('common:home.latest', { name, date: formatDate(event.startsOn), participants, results: scored })}{' '}
      <Link to={`/kegiatan/${event.id}${scored > 0 ? '/hasil' : ''}` as never}>
        {t(scored > 0 ? 'common:home.results' : 'common:home.open')}
      </Link>
    </p>
  )
}
