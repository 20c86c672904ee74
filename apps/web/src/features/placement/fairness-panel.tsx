import type { PlanFairness } from '@petakom/contract'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../lib/format.ts'
import { Notice } from '../../ui/notice.tsx'
import { FairnessTable } from './fairness-table.tsx'
import { clearlyBehind, findingSentence, groupName, MEASURES } from './fairness-words.ts'

/** How a plan falls on groups of officials, as stored with it; null for a plan without an assignment. */
export function FairnessPanel({ fairness }: { fairness: PlanFairness | null }) {
  const { t, i18n } = useTranslation()
  const heading = useId()
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>{t('fairness:title')}</h2>
      {fairness === null ? <p>{t('fairness:none')}</p> : <Summary fairness={fairness} />}
      <Notice>{t('fairness:monitoring')}</Notice>
      {fairness?.groupings.map((one) => (
        <section key={one.grouping} style={{ marginBlock: 'var(--space-5)' }}>
          <h3>{t('fairness:caption', { grouping: t(`fairness:grouping.${one.grouping}`) })}</h3>
          {MEASURES.map((measure) => (
            <p key={measure}>{findingSentence(one, measure, i18n)}</p>
          ))}
          <FairnessTable grouping={one} />
        </section>
      ))}
      {fairness ? <p>{t('fairness:method', { smallest: fairness.smallest })}</p> : null}
    </section>
  )
}

function Summary({ fairness }: { fairness: PlanFairness }) {
  const { t, i18n } = useTranslation()
  const all = fairness.groupings.flatMap((one) => MEASURES.map((measure) => ({ one, measure, ...one[measure] })))
  const compared = all.filter(({ code }) => code !== 'too-few' && code !== 'none')
  const clear = compared.filter(({ code }) => code === 'below-clear')
  const title =
    compared.length === 0
      ? t('fairness:summary.nothing')
      : clear.length === 0
        ? t('fairness:summary.fine', { compared: compared.length })
        : t('fairness:summary.clear', { count: clear.length, compared: compared.length })
  const { candidates, officials, promoted, moved, smallest } = fairness
  const numbers = { candidates, officials, promoted, moved }
  const written = Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, formatNumber(value)]))
  return (
    <>
      <Notice tone={clear.length > 0 ? 'warning' : 'info'} title={`${title}.`}>
        {clear.length > 0 ? (
          <ul>
            {clear.map(({ one, measure }) => (
              <li key={`${one.grouping} ${measure}`}>
                {t('fairness:summary.item', {
                  measure: t(`fairness:measure.${measure}`),
                  grouping: t(`fairness:grouping.${one.grouping}`),
                  group: clearlyBehind(one, measure)
                    .map((group) => groupName(group, i18n))
                    .join(', '),
                })}
              </li>
            ))}
          </ul>
        ) : null}
        {all.length > compared.length ? (
          <p>{t('fairness:summary.uncompared', { count: all.length - compared.length })}</p>
        ) : null}
      </Notice>
      <p>{candidates === null ? t('fairness:basisHidden', { smallest }) : t('fairness:basis', written)}</p>
    </>
  )
}
