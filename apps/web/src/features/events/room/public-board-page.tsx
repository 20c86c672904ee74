import { getPublicBoard } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { formatNumber, formatTime, type Timezone } from '../../../lib/format.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { SyntheticBadge } from '../../../ui/synthetic-badge.tsx'
import classes from './public-board-page.module.css'

const EVERY_MS = 5000
const NUMBERS = ['present', 'working', 'paused', 'done', 'incidents'] as const

/** The hall's big screen: large numbers, nobody's name, no score. */
export default function PublicBoardPage() {
  const { t } = useTranslation()
  const { token } = useParams({ strict: false }) as { token: string }
  const board = useQuery({
    queryKey: ['public-board', token],
    queryFn: () => callApi(getPublicBoard, { params: { token } }),
    refetchInterval: EVERY_MS,
    retry: false,
  })
  if (board.isPending) return <Loading lines={6} />
  if (!board.data) return <ErrorNotice error={board.error} onRetry={board.refetch} />
  const { eventName, venue, instansiName, session, now, isSynthetic } = board.data
  const zone = board.data.timezone as Timezone
  return (
    <section className={classes.board} aria-live="off">
      <p className={classes.place}>
        {instansiName} · {venue} {isSynthetic ? <SyntheticBadge /> : null}
      </p>
      <h1 className={classes.title}>{eventName}</h1>
      {session ? (
        <>
          <p className={classes.place}>
            {t('events:board.session', {
              number: session.number,
              from: formatTime(session.startsAt, zone),
              to: formatTime(session.endsAt, zone),
            })}
          </p>
          <dl className={classes.numbers}>
            {NUMBERS.map((name) => (
              <div key={name} className={classes.number}>
                <dt>{t(`events:board.${name}`)}</dt>
                <dd>
                  {formatNumber(session[name])}
                  {name === 'present' ? <small> / {formatNumber(session.seats)}</small> : null}
                </dd>
              </div>
            ))}
          </dl>
        </>
      ) : (
        <p>{t('events:board.none')}</p>
      )}
      <p className={classes.place}>
        {board.isError
          ? t('events:board.stale', { time: formatTime(now, zone) })
          : t('events:board.clock', { time: formatTime(now, zone) })}
      </p>
    </section>
  )
}
