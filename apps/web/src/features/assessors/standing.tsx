import type { Standing } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { formatDate } from '../../lib/format.ts'
import { Glyph } from '../../ui/glyph.tsx'
import classes from './standing.module.css'

/** Whether somebody may rate, why not, what ends soon, and on whose word. */
export function StandingWords({ standing }: { standing: Standing }) {
  const { t } = useTranslation()
  const { may, reasons, warnings, override } = standing
  // Red is for what failed: whoever lacks a certificate has not.
  const tone = may ? 'success' : reasons.includes('suspended') ? 'danger' : 'warning'
  return (
    <div className={classes.standing} data-tone={tone}>
      <p className={classes.word}>
        <Glyph name={tone === 'success' ? 'check' : tone === 'warning' ? 'warning' : 'cross'} />
        {t(may ? 'assessors:standing.may' : 'assessors:standing.mayNot')}
      </p>
      {[...reasons.map((code) => `reasons.${code}`), ...warnings.map((code) => `warnings.${code}`)].map((key) => (
        <p key={key}>{t(`assessors:standing.${key}`)}</p>
      ))}
      {override && reasons.length > 0 ? (
        <p>
          {t('assessors:standing.override', {
            ...{ name: override.byName, reason: override.reason, day: formatDate(override.until) },
          })}
        </p>
      ) : null}
    </div>
  )
}
