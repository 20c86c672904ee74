import type { PlanClash } from '@petakom/contract'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { Notice } from '../../../ui/notice.tsx'

type Clash = z.infer<typeof PlanClash>

/** Why there is no plan: what clashes, and the smallest set to give way, each with the way to it. */
export function ClashNotice({ roundId, clash }: { roundId: string; clash: Clash }) {
  const { t } = useTranslation()
  return (
    <Notice tone="danger" live title={t('placement:clash.title')}>
      <p>{t(clash.clashes.length > 0 ? 'placement:clash.lead' : 'placement:clash.limits')}</p>
      <ul>
        {clash.clashes.map(({ code, sentence, constraintIds }) => (
          <li key={`${code} ${sentence}`}>
            {sentence}{' '}
            {constraintIds.map((id, place) => (
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
          <li key={`${one.kind} ${one.id}`}>
            {one.sentence}{' '}
            <RoundLink roundId={roundId} search={searchOf(one)}>
              {t(`placement:clash.to.${one.kind}`)}
            </RoundLink>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function searchOf({ kind, id }: Clash['relax'][number]): Record<string, string> {
  if (kind === 'cap') return { bagian: 'rencana' }
  if (kind === 'constraint') return { bagian: 'ketentuan', cabut: id }
  return /^\d+$/.test(id) ? { bagian: 'ketentuan', kosongkan: id } : { bagian: 'ketentuan' }
}

function RoundLink(props: { roundId: string; search: Record<string, string>; children: string }) {
  return (
    <Link to={`/penempatan/${props.roundId}` as never} search={props.search as never}>
      {props.children}
    </Link>
  )
}
