import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../../lib/format.ts'
import { datumName } from '../../../lib/rule-words.ts'
import { Notice } from '../../../ui/notice.tsx'
import type { Round } from '../placement-data.ts'

/** From this share of the officials on, a plan is decided by what is not on record. */
const TOLD_FROM = 0.1

/** Before anybody reads a plan: how many could not be candidates for want of a datum. */
export function IncompleteNotice({ round }: { round: Round }) {
  const { t, i18n } = useTranslation()
  const { snapshot } = round
  const worst = snapshot?.incomplete.reduce<{ missing: string; officials: number } | null>(
    (most, one) => (most === null || one.officials > most.officials ? one : most),
    null,
  )
  if (!snapshot || !worst || worst.officials < TOLD_FROM * snapshot.officials) return null
  return (
    <Notice
      tone="warning"
      title={t('placement:incomplete.title', { officials: formatNumber(worst.officials) })}
      action={
        <Link to={`/penempatan/${round.id}` as never} search={{ bagian: 'data' } as never}>
          {t('placement:incomplete.open')}
        </Link>
      }
    >
      {t('placement:incomplete.text', { missing: datumName(worst.missing, i18n) })}
    </Notice>
  )
}
