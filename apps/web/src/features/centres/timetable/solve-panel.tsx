import { Button } from '@mantine/core'
import { RepairResult, SolveResult, solveTimetable } from '@petakom/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { formatNumber, formatShare } from '../../../lib/format.ts'
import { useJob } from '../../../lib/use-job.ts'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { JobProgress } from '../../../ui/job-progress.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { CentreData } from '../centre-data.ts'

/** Makes the whole timetable, or says by which proof it cannot be; asks first where one stands. */
export function SolvePanel({ centre }: { centre: CentreData }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [isAsking, setAsking] = useState(false)
  const job = useJob(
    () => callApi(solveTimetable, { params: { id: centre.id }, body: {} }),
    SolveResult.or(RepairResult),
    () => void client.invalidateQueries({ queryKey: ['centre', centre.id] }),
    { kind: 'timetable', id: centre.id },
  )
  if (centre.observed) return <Notice>{t('centres:solve.observed')}</Notice>
  return (
    <div className="no-print">
      <Button my="md" disabled={job.isRunning} onClick={() => (centre.timetable ? setAsking(true) : job.start())}>
        {t(centre.timetable ? 'centres:solve.again' : 'centres:solve.action')}
      </Button>
      <JobProgress label={t('centres:solve.label')} job={job} />
      {job.result && job.result.outcome !== 'repaired' ? <Told result={job.result} /> : null}
      <ConfirmDialog
        opened={isAsking}
        title={t('centres:solve.again')}
        confirmLabel={t('centres:solve.action')}
        isDangerous
        onClose={() => setAsking(false)}
        onConfirm={() => job.start()}
      >
        {t('centres:solve.againText', { version: centre.timetable?.version ?? 0 })}
      </ConfirmDialog>
    </div>
  )
}

function Told({ result }: { result: SolveResult }) {
  const { t } = useTranslation()
  if (result.outcome === 'planned')
    return (
      <Notice tone="success" live title={t('centres:solve.planned', { version: result.version })}>
        <p>
          {result.gap === 0
            ? t('centres:solve.best', { minutes: formatNumber(result.minutes) })
            : t('centres:solve.gap', {
                minutes: formatNumber(result.minutes),
                bound: formatNumber(result.lowerBound),
                gap: formatShare(result.gap, 0),
              })}
        </p>
      </Notice>
    )
  if (result.outcome === 'not-found')
    return (
      <Notice tone="warning" live title={t('centres:solve.notFound')}>
        <p>{t('centres:solve.notFoundText', { placed: result.placed, needed: result.needed })}</p>
      </Notice>
    )
  return (
    <Notice tone="danger" live title={t('centres:solve.infeasible')}>
      <p>{t(`centres:infeasible.${result.reason}`, result.values)}</p>
    </Notice>
  )
}
