import type { priceConstraint, ResponseOf } from '@petakom/contract'
import type { i18n as I18n } from 'i18next'
import { formatNumber } from '../../../lib/format.ts'
import { formatPoints } from '../points.ts'

export type Price = ResponseOf<typeof priceConstraint>
const MOST_NAMED = 5

/** The price in plain words: what it does to the total, which posts it empties, and what becomes of the moves. */
export function priceSentences(price: Price, { t }: I18n): string[] {
  if (price.price === null || price.totalAfter === null) return [t('placement:price.none')]
  const emptied = emptiedWords(price.unfilled, t)
  const points = formatPoints(Math.abs(price.price))
  const kind = price.price === 0 ? 'same' : price.price > 0 ? 'lower' : 'higher'
  const first = t(emptied ? `placement:price.${kind}AndEmpties` : `placement:price.${kind}`, { points, posts: emptied })
  const totals = { before: formatPoints(price.totalBefore), after: formatPoints(price.totalAfter) }
  const moves = { before: formatNumber(price.movesBefore), after: formatNumber(price.movesAfter) }
  return [
    first,
    ...(price.price === 0 ? [] : [t('placement:price.totals', totals)]),
    t(price.movesBefore === price.movesAfter ? 'placement:price.sameMoves' : 'placement:price.moves', moves),
  ]
}

function emptiedWords(posts: readonly string[], t: I18n['t']): string {
  if (posts.length === 0) return ''
  const named = posts.slice(0, MOST_NAMED).join('; ')
  const rest = posts.length - MOST_NAMED
  return rest > 0 ? t('placement:price.andMore', { named, count: rest }) : named
}
