import type { FitPartRow, FitRow } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../lib/format.ts'
import classes from './career.module.css'
import { pointsText } from './rule-words.ts'

/** The parts of a fit as rows: a bar from zero to a hundred, and the figures in words for whoever does not see it. */
export function FitBars({ parts, fit }: { parts: readonly FitPartRow[]; fit: FitRow | null }) {
  const { t } = useTranslation()
  return (
    <div>
      {parts.map((part) => (
        <div key={part.code} className={classes.bar}>
          <span>{t(`career:part.${part.code}`)}</span>
          <span className={classes.track} aria-hidden="true">
            <span
              className={classes.fill}
              style={{ display: 'block', width: `${Math.min(100, (part.value ?? 0) / 100)}%` }}
            />
          </span>
          <span className={classes.figures}>
            {part.value === null || part.points === null
              ? t('career:fit.unknown')
              : `${pointsText(part.value)} × ${formatNumber(part.weight)} % = ${pointsText(part.points)}`}
          </span>
        </div>
      ))}
      {fit && fit.missing.length === 0 ? (
        <p className={classes.strong}>
          {t('career:fit.rangeSentence', {
            total: pointsText(fit.total),
            low: pointsText(fit.low),
            high: pointsText(fit.high),
          })}
        </p>
      ) : null}
    </div>
  )
}
