import { listRatings } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatNumber } from '../../lib/format.ts'
import { usePermission } from '../../lib/use-permission.ts'
import { Notice } from '../../ui/notice.tsx'

/** Long answers of an event that nobody has settled yet: what they measure is missing from the results. */
export function AwaitingRaters({ eventId }: { eventId: string }) {
  const { t } = useTranslation()
  const mayRead = usePermission('rating.read')
  const list = useQuery({
    queryKey: ['ratings', eventId],
    queryFn: () => callApi(listRatings, { query: { eventId } }),
    enabled: mayRead,
  })
  const rows = list.data?.rows ?? []
  const waiting = rows.reduce((total, { answers, settled }) => total + answers - settled, 0)
  if (rows.length === 0) return null
  return (
    <Notice tone={waiting > 0 ? 'warning' : 'info'}>
      {waiting > 0
        ? t('rating:results.waiting', { count: waiting, waiting: formatNumber(waiting) })
        : t('rating:results.done')}{' '}
      <Link to={'/penilaian-uraian' as never}>{t('rating:results.link')}</Link>
    </Notice>
  )
}
