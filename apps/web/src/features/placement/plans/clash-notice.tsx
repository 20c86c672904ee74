import type { PlanClash } from '@petakom/contract'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../../ui/notice.tsx'
import { clashSentence, relaxSentence } from './clash-sentences.ts'

/** Why there is no plan: what clashes, and the smallest set to give way, each with the way to it. */
export function ClashNotice({ roundId, clash }: { roundId: string; clash: PlanClash }) {
  const { t, i18n } = useTranslation()
  return (
    <Notice tone="danger" live title={t('placement:clash.title')}>
      <p>{t(clash.clashes.length > 0 ? 'placement:clash.lead' : 'placement:clash.limits')}</p>
      <ul>
        {clash.clashes.map((one) => (
          <li key={clashSentence(one, i18n)}>
            {clashSentence(one, i18n)}{' '}
            {one.constraints.map(({ id }, place) => (
              <span key={id}>
                <RoundLink roundId={roundId} search={{ bagian: 'ketentuan', cabut: id }}>
                  {t('placement:clash.removeNumber', { number: place + 1 })}
                </RoundLink>{' '}
              </span>
            ))}
          </li>
        ))}
      </ul>
      {clash.relax.length > 0 ? <p>{t('placement:clash.relax', { count: clash.relax.length })}</p> : null}
      <ul>
        {clash.relax.map((one) => (
          <li key={relaxSentence(one, i18n)}>
            {relaxSentence(one, i18n)}{' '}
            <RoundLink roundId={roundId} search={searchOf(one)}>
              {t(`placement:clash.to.${one.kind}`)}
            </RoundLink>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function searchOf(one: PlanClash['relax'][number]): Record<string, string> {
  if (one.kind === 'cap' || one.kind === 'most-moves') return { bagian: 'rencana' }
  if (one.kind === 'must-fill') return { bagian: 'ketentuan', kosongkan: String(one.postIndex) }
  return { bagian: 'ketentuan', ...(one.kind === 'constraint' && one.constraint ? { cabut: one.constraint.id } : {}) }
}

function RoundLink(props: { roundId: string; search: Record<string, string>; children: string }) {
  return (
    <Link to={`/penempatan/${props.roundId}` as never} search={props.search as never}>
      {props.children}
    </Link>
  )
}
