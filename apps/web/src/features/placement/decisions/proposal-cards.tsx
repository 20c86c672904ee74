import type { ProposalRow } from '@petakom/contract'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDate } from '../../../lib/format.ts'
import { LinkButton } from '../../../ui/link-button.tsx'
import { planTitle } from '../plan-name.ts'
import classes from './decisions.module.css'

/** Proposals as cards, which a phone can show whole. */
export function ProposalCards({ title, rows }: { title: string; rows: readonly ProposalRow[] }) {
  const { t, i18n } = useTranslation()
  const heading = useId()
  return (
    <section aria-labelledby={heading} className={classes.section}>
      <h2 id={heading}>{title}</h2>
      <ul className={classes.list}>
        {rows.map((row) => (
          <li key={row.id} className={classes.card}>
            <h3 className={classes.cardTitle}>{row.round.name}</h3>
            <p>
              {t('decision:list.plan', {
                plan: planTitle(row.plan, i18n),
                day: formatDate(row.round.date),
              })}
            </p>
            <p className={classes.muted}>
              {t('decision:list.proposed', { by: row.proposedBy, at: formatDate(row.proposedAt) })}
            </p>
            <p>
              <StateWords row={row} />
            </p>
            {row.state === 'open' ? <blockquote className={classes.note}>{row.note}</blockquote> : null}
            <LinkButton to={`/keputusan/${row.id}`} variant={row.state === 'open' ? 'filled' : 'default'}>
              {t(row.state === 'open' ? 'decision:list.openProposal' : 'decision:list.read')}
            </LinkButton>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function StateWords({ row }: { row: ProposalRow }) {
  const { t } = useTranslation()
  const { posts, decided, departures, closed, state } = row
  if (state === 'open') return t('decision:state.open', { decided, posts, departures })
  const values = { by: closed?.by ?? '', at: formatDate(closed?.at), reason: closed?.reason ?? '', posts, departures }
  return t(`decision:state.${state}`, values)
}
