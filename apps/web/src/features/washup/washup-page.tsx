import { getWashup } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { useUrlFilter } from '../../lib/url-filter.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { StatRow, StatTile } from '../../ui/stat-tile.tsx'
import { CompetencySection } from './competency-section.tsx'
import { Happenings } from './happenings.tsx'
import { LateRatings } from './late-ratings.tsx'
import { PenBar } from './pen-bar.tsx'
import { RoomActions } from './room-actions.tsx'
import { RoomNotices } from './room-notices.tsx'
import { ASK_EVERY_MS, useWashupChanges } from './use-washup-changes.ts'
import { WashupMatrix } from './washup-matrix.tsx'

/** The room: the matrix, what is being talked about, what was said; one writes, all others see it as it happens. */
export default function WashupPage() {
  const { t } = useTranslation()
  const { centreId, id } = useParams({ strict: false }) as { centreId: string; id: string }
  const [filter, change] = useUrlFilter()
  const found = useQuery({
    queryKey: ['washup', id],
    queryFn: () => callApi(getWashup, { params: { id } }),
    refetchInterval: ASK_EVERY_MS,
  })
  useWashupChanges(centreId, found.data?.candidate.participantId)
  if (found.isPending) return <Loading lines={10} />
  if (found.isError) return <ErrorNotice error={found.error} onRetry={found.refetch} />
  const washup = found.data
  const chosen = washup.competencies.find(({ competency }) => competency === filter.kompetensi) ?? null
  const agreed = washup.competencies.filter(({ state }) => state === 'agreed').length
  return (
    <>
      <PageHeader
        title={t('washup:room.titleOf', { name: washup.candidate.name })}
        lead={t('washup:room.lead', { number: washup.candidate.number, centre: washup.centre.name })}
        actions={<RoomActions washup={washup} />}
      />
      <p>
        <Link to={`/rapat-integrasi/${centreId}` as never}>{t('washup:room.back')}</Link>
      </p>
      <RoomNotices washup={washup} />
      <StatRow>
        <StatTile label={t('washup:room.toDiscuss')} value={washup.toDiscuss} />
        <StatTile label={t('washup:room.toAccept')} value={washup.toAccept} />
        <StatTile
          label={t('washup:room.agreed')}
          value={t('washup:room.agreedOf', { agreed, all: washup.competencies.length })}
        />
      </StatRow>
      {washup.state === 'open' ? <PenBar washup={washup} /> : null}
      <WashupMatrix
        washup={washup}
        chosen={chosen?.competency ?? null}
        onChoose={(kompetensi) => change({ kompetensi })}
      />
      {chosen ? <CompetencySection key={chosen.competency} washup={washup} row={chosen} /> : null}
      {washup.late.length > 0 ? <LateRatings washup={washup} /> : null}
      <Happenings washup={washup} />
    </>
  )
}
