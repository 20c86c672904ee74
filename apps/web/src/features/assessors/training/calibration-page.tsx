import { type BodyOf, getCalibrationExercise, submitCalibrationExercise } from '@petakom/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { CaseRater } from './case-rater.tsx'
import { MeasuresView } from './measures-view.tsx'

/** The exercise that decides whether one may rate. What was agreed is not shown, so that it can measure again. */
export default function CalibrationPage() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const found = useQuery({
    queryKey: ['calibration-exercise'],
    queryFn: () => callApi(getCalibrationExercise),
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  const submit = useMutation({
    mutationFn: (body: BodyOf<typeof submitCalibrationExercise>) => callApi(submitCalibrationExercise, { body }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['training'] })
      await client.invalidateQueries({ queryKey: ['assessor', 'own'] })
    },
  })
  if (found.isPending) return <Loading lines={10} />
  if (found.isError) return <ErrorNotice error={found.error} onRetry={found.refetch} />
  const measures = submit.data?.measures
  return (
    <>
      <PageHeader title={t('assessors:calibration.title')} lead={t('assessors:calibration.lead')} />
      <p>
        <Link to={'/pelatihan-asesor' as never}>{t('assessors:training.back')}</Link>
      </p>
      {measures ? (
        <>
          <Notice tone={measures.passed ? 'success' : 'warning'} live>
            {t(measures.passed ? 'assessors:calibration.passedNow' : 'assessors:calibration.notPassedNow')}
          </Notice>
          <MeasuresView measures={measures} withRule />
        </>
      ) : found.data.closed !== null ? (
        <Notice tone="warning">{t(`assessors:calibration.why.${found.data.closed}`)}</Notice>
      ) : (
        <CaseRater
          name={`uji:${found.data.cases.map(({ id }) => id).join(':')}`}
          cases={found.data.cases}
          submitLabel={t('assessors:calibration.submit')}
          isSaving={submit.isPending}
          onSubmit={(cases, forget) => submit.mutate({ cases }, { onSuccess: forget })}
        >
          {submit.isError ? <ErrorNotice error={submit.error} /> : null}
        </CaseRater>
      )}
    </>
  )
}
