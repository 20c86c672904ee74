import { useTranslation } from 'react-i18next'
import { Notice } from '../../ui/notice.tsx'
import { FindingList } from './finding-list.tsx'
import { isUrgent, type Shown } from './report-data.ts'

/** What concerns all raters together, and what corrections rest on. */
export function GeneralFindings({ part: { report }, isOwnOnly }: { part: Shown; isOwnOnly: boolean }) {
  const { t } = useTranslation()
  const { general, correction } = report
  return (
    <>
      {general.length > 0 ? (
        <Notice tone={general.some(isUrgent) ? 'warning' : 'info'} title={t('raters:general.title')}>
          <FindingList findings={general} />
        </Notice>
      ) : null}
      {isOwnOnly ? null : (
        <p>
          {t(correction.problem ? 'raters:general.uncorrected' : 'raters:general.corrected')}{' '}
          {correction.variancesFrom === 'recipe' ? t('raters:general.assumed') : null}
        </p>
      )}
    </>
  )
}
