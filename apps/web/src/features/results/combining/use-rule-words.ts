import type { CombiningRules } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../../lib/format.ts'

/** The rules of a recipe as a sentence or two. */
export function useRuleWords() {
  const { t } = useTranslation()
  const percent = (share: number) => formatNumber(share * 100, { most: 0 })
  return ({ caps, needed, largestError, ratingSource }: CombiningRules): string =>
    [
      t('combining:words.caps', {
        test: percent(caps.TEST),
        simulation: percent(caps.SIMULATION),
        rating: percent(caps.RATING),
      }),
      needed.length > 0
        ? t('combining:words.needed', {
            methods: needed.map((method) => t(`results:methods.${method}`).toLowerCase()).join(', '),
          })
        : t('combining:words.noneNeeded'),
      t('combining:words.error', { error: formatNumber(largestError, { least: 1, most: 2 }) }),
      t(`combining:words.${ratingSource}`),
    ].join(' ')
}
