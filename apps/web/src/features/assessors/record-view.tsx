import type { AssessorRecordReply } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { formatDate, formatNumber, formatShare } from '../../lib/format.ts'
import { PlainTable } from '../../ui/plain-table.tsx'
import { StandingWords } from './standing.tsx'

/** Standing, calibration exercises and training of one assessor; read by the committee and by themselves. */
export function RecordView({ record }: { record: AssessorRecordReply }) {
  const { t } = useTranslation()
  const { standing, suspension, calibrations, trainings } = record
  return (
    <>
      <StandingWords standing={standing} />
      {suspension ? (
        <p>
          {t('assessors:record.suspended', {
            ...{ name: suspension.byName, day: formatDate(suspension.at), reason: suspension.reason },
          })}
        </p>
      ) : null}
      <h2>{t('assessors:record.calibrations')}</h2>
      {calibrations.length === 0 ? <p>{t('assessors:record.noCalibration')}</p> : null}
      {calibrations.length > 0 ? (
        <PlainTable
          caption={t('assessors:record.calibrations')}
          rows={calibrations}
          rowKey={({ at }) => at}
          columns={[
            { id: 'on', title: t('assessors:record.day'), cell: ({ on }) => formatDate(on) },
            {
              id: 'passed',
              title: t('assessors:record.outcome'),
              cell: ({ passed, until }) =>
                passed
                  ? t('assessors:record.passedUntil', { day: formatDate(until) })
                  : t('assessors:record.notPassed'),
            },
            {
              id: 'exact',
              title: t('assessors:measure.exact'),
              isNumber: true,
              cell: ({ exact }) => formatShare(exact, 0),
            },
            {
              id: 'adjacent',
              title: t('assessors:measure.adjacent'),
              isNumber: true,
              cell: ({ adjacent }) => formatShare(adjacent, 0),
            },
            {
              id: 'bias',
              title: t('assessors:measure.bias'),
              isNumber: true,
              cell: ({ bias }) => formatNumber(bias, { most: 2 }),
            },
            {
              id: 'sensitivity',
              title: t('assessors:measure.sensitivity'),
              isNumber: true,
              cell: ({ sensitivity }) => (sensitivity === null ? '–' : formatNumber(sensitivity, { most: 2 })),
            },
          ]}
        />
      ) : null}
      {trainings.length > 0 ? (
        <>
          <h2>{t('assessors:record.trainings')}</h2>
          <ul>
            {trainings.map(({ caseCode, title, at }) => (
              <li key={at}>{t('assessors:record.trained', { code: caseCode, title, day: formatDate(at) })}</li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  )
}
