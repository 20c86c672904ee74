import { getOwnAssessor, getTraining, type ResponseOf } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { formatDate, formatNumber, formatShare } from '../../../lib/format.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { LinkButton } from '../../../ui/link-button.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { PlainTable } from '../../../ui/plain-table.tsx'
import { RecordView } from '../record-view.tsx'
import { MeasuresView } from './measures-view.tsx'

/** An assessor's own way to rating: cases to learn by, the exercise that measures, and the record. */
export default function TrainingPage() {
  const { t } = useTranslation()
  const training = useQuery({ queryKey: ['training'], queryFn: () => callApi(getTraining) })
  const own = useQuery({ queryKey: ['assessor', 'own'], queryFn: () => callApi(getOwnAssessor) })
  return (
    <>
      <PageHeader title={t('assessors:training.title')} lead={t('assessors:training.lead')} />
      {training.isPending ? <Loading lines={6} /> : null}
      {training.isError ? <ErrorNotice error={training.error} onRetry={training.refetch} /> : null}
      {training.data ? (
        <>
          <h2>{t('assessors:training.cases')}</h2>
          {training.data.cases.length === 0 ? (
            <EmptyState title={t('assessors:training.empty')}>{t('assessors:training.emptyHint')}</EmptyState>
          ) : (
            <PlainTable
              caption={t('assessors:training.cases')}
              rows={training.data.cases}
              rowKey={({ id }) => id}
              columns={[
                {
                  id: 'title',
                  title: t('assessors:training.one'),
                  isWide: true,
                  cell: ({ id, title }) => <Link to={`/pelatihan-asesor/${id}` as never}>{title}</Link>,
                },
                { id: 'kind', title: t('sheets:list.kind'), cell: ({ kind }) => t(`sheets:kind.${kind}`) },
                {
                  id: 'ratings',
                  title: t('assessors:training.ratings'),
                  isNumber: true,
                  cell: ({ ratings }) => formatNumber(ratings),
                },
                {
                  id: 'done',
                  title: t('assessors:training.state'),
                  cell: ({ doneAt }) =>
                    doneAt ? t('assessors:training.doneOn', { day: formatDate(doneAt) }) : t('assessors:training.open'),
                },
              ]}
            />
          )}
          <Calibration {...training.data} />
        </>
      ) : null}
      <h2>{t('assessors:training.record')}</h2>
      {own.isError ? <ErrorNotice error={own.error} onRetry={own.refetch} /> : null}
      {own.data ? (
        <>
          <RecordView record={own.data} />
          <ul>
            {own.data.certificateRows
              .filter(({ withdrawn }) => !withdrawn)
              .map(({ id, name, number, expiresOn }) => (
                <li key={id}>
                  {t(expiresOn ? 'assessors:training.certificate' : 'assessors:training.certificateNoEnd', {
                    ...{ name, number, day: formatDate(expiresOn) },
                  })}
                </li>
              ))}
          </ul>
        </>
      ) : null}
    </>
  )
}

function Calibration({ calibration, today }: ResponseOf<typeof getTraining>) {
  const { t } = useTranslation()
  const { rule, latest, trainingLeft, mayStartOn, ratings, cases } = calibration
  const mayStart = trainingLeft === 0 && mayStartOn !== null && mayStartOn <= today
  return (
    <section>
      <h2>{t('assessors:calibration.title')}</h2>
      <p>
        {t('assessors:calibration.words', {
          ...{ cases, ratings, exact: formatShare(rule.leastExact, 0), adjacent: formatShare(rule.leastAdjacent, 0) },
          ...{ bias: formatNumber(rule.mostBias, { most: 2 }), months: rule.validMonths },
          sensitivity: formatNumber(rule.leastSensitivity, { most: 2 }),
        })}
      </p>
      {latest ? (
        <>
          <Notice tone={latest.measures.passed ? 'success' : 'warning'}>
            {t(latest.measures.passed ? 'assessors:calibration.passed' : 'assessors:calibration.notPassed', {
              ...{ day: formatDate(latest.on), until: formatDate(latest.until) },
            })}
          </Notice>
          <MeasuresView measures={latest.measures} withRule />
        </>
      ) : null}
      {mayStart ? (
        <LinkButton to="/pelatihan-asesor/uji">
          {t(latest ? 'assessors:calibration.again' : 'assessors:calibration.start')}
        </LinkButton>
      ) : (
        <p>
          {mayStartOn === null
            ? t('assessors:calibration.none')
            : trainingLeft > 0
              ? t('assessors:calibration.trainingLeft', { count: trainingLeft })
              : t('assessors:calibration.from', { day: formatDate(mayStartOn) })}
        </p>
      )}
    </section>
  )
}
