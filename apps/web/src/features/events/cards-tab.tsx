import { Group } from '@mantine/core'
import { getPinCards } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatDateTime, formatNip, type Timezone } from '../../lib/format.ts'
import { useSession as useSignedIn } from '../../lib/session.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PrintButton } from '../../ui/print-button.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import { SyntheticBadge } from '../../ui/synthetic-badge.tsx'
import type { EventData } from './event-data.ts'
import classes from './event-page.module.css'
import { SessionSelect, useSession } from './session-select.tsx'

export function CardsTab({ event }: { event: EventData }) {
  const { t } = useTranslation()
  const session = useSession(event)
  const isSynthetic = useSignedIn()?.instansi.isSynthetic
  const cards = useQuery({
    queryKey: ['event', event.id, 'cards', session],
    queryFn: () => callApi(getPinCards, { params: { id: event.id }, query: { session: session ?? 0 } }),
    enabled: session !== undefined,
  })
  if (session === undefined) {
    return <EmptyState title={t('events:schedule.empty')}>{t('events:schedule.emptyHint')}</EmptyState>
  }
  return (
    <>
      <div className="no-print">
        <p>{t('events:cards.choose')}</p>
        <SessionSelect event={event} label={t('events:cards.session')} />
        <Group mb="md">
          <PrintButton />
        </Group>
      </div>
      {cards.isPending ? <Loading lines={8} /> : null}
      {cards.isError ? <ErrorNotice error={cards.error} onRetry={cards.refetch} /> : null}
      <div className={classes.cards}>
        {(cards.data ?? []).map((card) => (
          <article key={card.id} className={classes.card}>
            <div>
              <strong>{card.name}</strong> {isSynthetic ? <SyntheticBadge /> : null}
              <div className={classes.nip}>{formatNip(card.nip)}</div>
              <div>{t('events:cards.number', { number: card.number })}</div>
              <div>
                {t('events:cards.sessionNumber', { session: card.session ?? '–' })},{' '}
                {t('events:cards.seat', { seat: card.seat ?? '–' })}
              </div>
              {card.startsAt ? <div>{formatDateTime(card.startsAt, event.timezone as Timezone)}</div> : null}
              <div>
                {t('events:cards.pin')} <span className={classes.pin}>{card.pin}</span>
              </div>
            </div>
            <div className={classes.ticket}>
              <QrCode text={card.ticket} label={t('events:cards.ticket', { name: card.name })} size={104} />
              <span>{t('events:cards.code')}</span>
              <code>{card.ticket}</code>
            </div>
          </article>
        ))}
      </div>
    </>
  )
}
