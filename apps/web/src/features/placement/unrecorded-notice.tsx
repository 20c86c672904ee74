import { listUnrecordedDecisions } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatNumber } from '../../lib/format.ts'
import { Notice } from '../../ui/notice.tsx'
import { useInstansi } from './use-instansi.ts'

/** Posts of this round that another round has decided already, and that its frozen data still hold as they were. */
export function UnrecordedNotice({ roundId }: { roundId: string }) {
  const { t } = useTranslation()
  const { writeInstant } = useInstansi()
  const { data: rounds = [] } = useQuery({
    queryKey: ['round', roundId, 'unrecorded'],
    queryFn: () => callApi(listUnrecordedDecisions, { params: { id: roundId } }),
  })
  const posts = rounds.reduce((sum, round) => sum + round.posts.length, 0)
  if (posts === 0) return null
  return (
    <Notice tone="warning" title={t('placement:unrecorded.title', { count: posts, posts: formatNumber(posts) })}>
      <p>{t('placement:unrecorded.text')}</p>
      <details>
        <summary>{t('placement:unrecorded.show')}</summary>
        {rounds.map(({ roundId: id, roundName, signedAt, posts: decided }) => (
          <div key={id}>
            <p>{t('placement:unrecorded.round', { round: roundName, at: writeInstant(signedAt) })}</p>
            <ul>
              {decided.map(({ jabatanId, name, unitName, official }) => (
                <li key={`${jabatanId} ${official}`}>
                  {t('placement:unrecorded.post', { post: name, unit: unitName, official })}
                </li>
              ))}
            </ul>
          </div>
        ))}
      </details>
    </Notice>
  )
}
