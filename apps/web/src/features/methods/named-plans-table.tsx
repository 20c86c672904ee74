import { useTranslation } from 'react-i18next'
import { competencyLabel } from '../../lib/competency-name.ts'
import { formatNumber, formatRupiah } from '../../lib/format.ts'
import { PlainTable } from '../../ui/plain-table.tsx'
import { errorWord, pricePerTenth } from './method-words.ts'
import type { namedPlans } from './named-plans.ts'

type Named = ReturnType<typeof namedPlans>

/** Half of the 80 % interval, in standard errors. */
const REACH = 1.2816

export function NamedPlansTable(props: { named: Named; people: number; seatElsewhere: number }) {
  const { t } = useTranslation()
  const { named, people, seatElsewhere } = props
  return (
    <PlainTable
      caption={t('methods:named.caption', { people: formatNumber(people), seat: formatRupiah(seatElsewhere) })}
      rows={named.map((row, index) => ({ ...row, before: named[index - 1]?.plan }))}
      rowKey={({ name }) => name}
      columns={[
        {
          id: 'name',
          title: t('methods:named.plan'),
          isWide: true,
          cell: ({ name, unmeasured }) =>
            unmeasured.length === 0
              ? t(`methods:named.${name}`)
              : t('methods:named.leaves', {
                  name: t(`methods:named.${name}`),
                  list: unmeasured.map((code) => competencyLabel(code)).join(', '),
                }),
        },
        {
          id: 'rupiah',
          title: t('methods:named.rupiah'),
          isNumber: true,
          cell: ({ plan }) => formatRupiah(plan.rupiah),
        },
        {
          id: 'total',
          title: t('methods:named.total'),
          isNumber: true,
          cell: ({ plan }) => formatRupiah(plan.rupiah * people),
        },
        {
          id: 'minutes',
          title: t('methods:named.minutes'),
          isNumber: true,
          cell: ({ plan }) => formatNumber(plan.minutes),
        },
        {
          id: 'assessorMinutes',
          title: t('methods:named.assessorMinutes'),
          isNumber: true,
          cell: ({ plan }) => formatNumber(plan.assessorMinutes),
        },
        {
          id: 'error',
          title: t('methods:named.error'),
          isNumber: true,
          cell: ({ plan }) =>
            t('methods:named.errorCell', {
              error: errorWord(plan.standardError),
              reach: errorWord(plan.standardError * REACH),
            }),
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
