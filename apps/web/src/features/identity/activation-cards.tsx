import { Button } from '@mantine/core'
import { getActivationCards } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatDate, formatNip } from '../../lib/format.ts'
import { useSession } from '../../lib/session.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PrintButton } from '../../ui/print-button.tsx'
import { SyntheticBadge } from '../../ui/synthetic-badge.tsx'
import classes from './activation.module.css'

/** One card an official, to be cut apart and handed over. */
export function ActivationCards(props: { agency: string; unitId: string | null; onBack: () => void }) {
  const { t } = useTranslation()
  const isSynthetic = useSession()?.instansi.isSynthetic
  const cards = useQuery({
    queryKey: ['activation', 'cards', props.unitId],
    queryFn: () => callApi(getActivationCards, { query: props.unitId ? { unitId: props.unitId } : {} }),
    gcTime: 0,
  })
  return (
    <>
      <PageHeader
        title={t('identity:activation.cardsFor', { agency: props.agency })}
        actions={
          <>
            <Button className="no-print" variant="default" onClick={props.onBack}>
              {t('identity:activation.back')}
            </Button>
            <PrintButton />
          </>
        }
      />
      {cards.isPending ? <Loading lines={8} /> : null}
      {cards.isError ? <ErrorNotice error={cards.error} onRetry={cards.refetch} /> : null}
      {cards.data?.length === 0 ? <EmptyState title={t('identity:activation.noCards')} /> : null}
      <div className={classes.cards}>
        {(cards.data ?? []).map((card) => (
          <article key={card.nip} className={classes.card}>
            <strong>{card.name}</strong> {isSynthetic ? <SyntheticBadge /> : null}
            <div className={classes.nip}>{formatNip(card.nip)}</div>
            <div>{[card.postName, card.unitName].filter(Boolean).join(', ')}</div>
            <p className={classes.how}>
              {t('identity:activation.how', { address: `${window.location.origin}/aktivasi` })}
            </p>
            <code className={classes.code}>{card.code}</code>
            <div>{t('identity:activation.until', { date: formatDate(card.expiresOn) })}</div>
          </article>
        ))}
      </div>
    </>
  )
}
