import { listProposals } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { Notice } from '../../../ui/notice.tsx'
import type { Round } from '../placement-data.ts'
import { useInstansi } from '../use-instansi.ts'

/** Where a round is no longer worked on: with whom it is now, and the way there. A returned one says why. */
export function RoundStateNotice({ round }: { round: Round }) {
  const { t } = useTranslation()
  const { writeInstant } = useInstansi()
  const proposals = useQuery({
    queryKey: ['round', round.id, 'proposals'],
    queryFn: () => callApi(listProposals, { query: { roundId: round.id } }),
    enabled: round.state !== 'draft',
  })
  if (round.state === 'withdrawn') return <Notice tone="warning">{t('placement:round.withdrawn')}</Notice>
  const last = proposals.data?.toSorted((a, b) => b.proposedAt.localeCompare(a.proposedAt))[0]
  if (!last) return null
  const link = <Link to={`/keputusan/${last.id}` as never}>{t('placement:round.openProposal')}</Link>
  const said = { plan: last.plan.number, by: last.proposedBy, at: writeInstant(last.proposedAt) }
  if (round.state === 'frozen') {
    if (last.state !== 'returned' || !last.closed) return null
    const { by, at, reason } = last.closed
    return (
      <Notice tone="warning" title={t('placement:round.returned', { by, at: writeInstant(at) })} action={link}>
        {reason}
      </Notice>
    )
  }
  return (
    <Notice title={t(`placement:round.now.${round.state}`)} action={link}>
      {t('placement:round.proposed', said)}
    </Notice>
  )
}
