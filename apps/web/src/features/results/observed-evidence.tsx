import { getObservedEvidence } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { QuoteList } from './quote-list.tsx'

/** Every note behind the ratings of one competency; nothing for somebody whom nobody watched. */
export function ObservedEvidence({ participantId, competency }: { participantId: string; competency: string }) {
  const { t } = useTranslation()
  const observed = useQuery({
    queryKey: ['observed', participantId, competency],
    queryFn: () => callApi(getObservedEvidence, { params: { id: participantId }, query: { competency } }),
  })
  if (observed.isError) return <ErrorNotice error={observed.error} onRetry={observed.refetch} />
  if (!observed.data || observed.data.length === 0) return null
  return (
    <section>
      <h3>{t('results:observed.title')}</h3>
      {observed.data.map(({ exercise, assessor, level, notes }) => (
        <div key={`${exercise} ${assessor}`}>
          <p>
            <strong>{exercise}</strong>, {t('results:observed.assessor', { number: assessor, level })}
          </p>
          <QuoteList quotes={notes} />
        </div>
      ))}
    </section>
  )
}
