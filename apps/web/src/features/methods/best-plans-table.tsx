import type { DesignPlan } from '@petakom/domain'
import { useTranslation } from 'react-i18next'
import { formatNumber, formatRupiah } from '../../lib/format.ts'
import { PlainTable } from '../../ui/plain-table.tsx'
import { errorWord, planKey, planName, pricePerTenth } from './method-words.ts'

/** The plans that none betters, cheapest first, each with the price of its step. */
export function BestPlansTable({ best, enough }: { best: readonly DesignPlan[]; enough: DesignPlan | null }) {
  const { t } = useTranslation()
  return (
    <PlainTable
      caption={t('methods:best.caption')}
      rows={best.map((plan, index) => ({ plan, before: best[index - 1] }))}
      rowKey={({ plan }) => planKey(plan)}
      columns={[
        {
          id: 'plan',
          title: t('methods:best.plan'),
          isWide: true,
          cell: ({ plan }) =>
            plan === enough ? (
              <strong>{t('methods:best.enough', { plan: planName(t, plan.tools) })}</strong>
            ) : (
              planName(t, plan.tools)
            ),
        },
        {
          id: 'rupiah',
          title: t('methods:named.rupiah'),
          isNumber: true,
          cell: ({ plan }) => formatRupiah(plan.rupiah),
        },
        {
          id: 'minutes',
          title: t('methods:named.minutes'),
          isNumber: true,
          cell: ({ plan }) => formatNumber(plan.minutes),
        },
        {
          id: 'error',
          title: t('methods:best.error'),
          isNumber: true,
          cell: ({ plan }) => errorWord(plan.standardError),
        },
        {
          id: 'price',
          title: t('methods:named.price'),
          isNumber: true,
          cell: ({ plan, before }) => formatRupiah(pricePerTenth(before, plan)),
        },
      ]}
    />
  )
}
