import { type ConstraintDraft, priceConstraint } from '@petakom/contract'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { Notice } from '../../../ui/notice.tsx'
import type { Round } from '../placement-data.ts'
import { RefusalNotice } from '../refusal-notice.tsx'
import { type Price, priceSentences } from './price-words.ts'

/** Asked as soon as everything is chosen, and again when the round has moved on. */
export function usePrice(round: Pick<Round, 'id' | 'version'>, constraint: ConstraintDraft | null) {
  return useQuery({
    queryKey: ['constraint-price', round.id, round.version, constraint],
    queryFn: () => callApi(priceConstraint, { params: { id: round.id }, body: { constraint: constraint! } }),
    enabled: constraint !== null,
    staleTime: 0,
  })
}

/** What the decision costs, in words, before it is accepted; or the rule that refuses it. */
export function PriceNotice({ price, isAsked }: { price: UseQueryResult<Price>; isAsked: boolean }) {
  const { t, i18n } = useTranslation()
  if (!isAsked) return <Notice>{t('placement:price.choose')}</Notice>
  if (price.isError) return <RefusalNotice error={price.error} />
  if (!price.data || price.isFetching) return <p role="status">{t('placement:price.asking')}</p>
  const [first, ...rest] = priceSentences(price.data, i18n)
  const isLoss = price.data.price === null || price.data.price > 0 || price.data.unfilled.length > 0
  return (
    <Notice tone={price.data.price === null ? 'danger' : isLoss ? 'warning' : 'info'} live title={first}>
      {rest.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Notice>
  )
}
