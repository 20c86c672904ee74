import type { Washup } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { competencyLabel } from '../../lib/competency-name.ts'
import { Notice } from '../../ui/notice.tsx'
import { useInstant } from './use-instant.ts'
import classes from './washup.module.css'

/** What everybody in the room should know before they talk: what is missing, what the levels beside it rest on. */
export function RoomNotices({ washup }: { washup: Washup }) {
  const { t } = useTranslation()
  const { full } = useInstant()
  const { minutes, report, state } = washup
  const exerciseOf = (id: string) => washup.exercises.find((one) => one.id === id)?.name ?? ''
  return (
    <>
      {state === 'closed' && minutes ? (
        <Notice tone="success" title={t('washup:room.closed', { number: minutes.number, at: full(minutes.closedAt) })}>
          <p>{t('washup:room.code', { code: minutes.code })}</p>
          <p className={classes.hash}>{minutes.hash}</p>
        </Notice>
      ) : null}
      {state === 'open' && minutes ? <Notice tone="warning">{t('washup:room.reopened')}</Notice> : null}
      {washup.openingReason ? (
        <Notice tone="warning" title={t('washup:room.early', { name: washup.openedBy })}>
          <p>{washup.openingReason}</p>
        </Notice>
      ) : null}
      {washup.missing.length > 0 ? (
        <Notice tone="warning" title={t('washup:room.missing')}>
          <ul>
            {washup.missing.map(({ exerciseId, rater, competencies }) => (
              <li key={`${exerciseId}${rater}`}>
                {t('washup:room.missingLine', {
                  rater,
                  exercise: exerciseOf(exerciseId),
                  competencies: competencies.map((code) => competencyLabel(code)).join(', '),
                })}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <p className={classes.muted}>
        {report
          ? t('washup:room.report', { at: full(report.computedAt), ratings: report.ratings })
          : t('washup:room.noReport')}
      </p>
    </>
  )
}
