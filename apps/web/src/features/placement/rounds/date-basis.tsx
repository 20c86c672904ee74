import { Button } from '@mantine/core'
import type { getRoundBasis, ResponseOf } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { formatDate, formatNumber } from '../../../lib/format.ts'
import { Notice } from '../../../ui/notice.tsx'
import { basisOf } from './round-draft.ts'

interface Props {
  readonly basis: ResponseOf<typeof getRoundBasis>
  /** As it stands in the field, perhaps empty. */
  readonly date: string
  readonly onDate: (date: string) => void
}

/** Which years' predicates the chosen day asks for, and what becomes of a round where most of them are not on record. */
export function DateBasis({ basis, date, onDate }: Props) {
  const { t } = useTranslation()
  const { asked, thin } = basisOf(basis, date)
  if (asked.length === 0 || basis.officials === 0) return null
  const counted = asked
    .map(({ year, officials }) =>
      t('placement:form.predicatesOf', {
        year,
        officials: formatNumber(officials),
        all: formatNumber(basis.officials),
      }),
    )
    .join('; ')
  const words = <p>{t('placement:form.predicates', { counted })}</p>
  if (thin.length === 0) return <Notice>{words}</Notice>
  const isBetter = basis.suggested !== date && basisOf(basis, basis.suggested).thin.length === 0
  return (
    <Notice
      tone="warning"
      live
      title={t('placement:form.thinTitle', { years: thin.join(', ') })}
      action={
        isBetter ? (
          <Button variant="default" onClick={() => onDate(basis.suggested)}>
            {t('placement:form.useDate', { date: formatDate(basis.suggested) })}
          </Button>
        ) : null
      }
    >
      {words}
      <p>{t('placement:form.thin')}</p>
    </Notice>
  )
}
