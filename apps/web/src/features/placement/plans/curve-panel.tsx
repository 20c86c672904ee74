import { Button, Group } from '@mantine/core'
import { CurveSummary, findJobAbout, startCurve } from '@petakom/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { useJob } from '../../../lib/use-job.ts'
import { usePermission } from '../../../lib/use-permission.ts'
import classes from '../placement.module.css'
import type { Plan } from '../placement-data.ts'
import { RoundJob } from '../round-job.tsx'
import { readCurve } from './curve.ts'
import { CurveChart } from './curve-chart.tsx'

/** Best total by number of moves: computed when asked for, and found again by whoever opens the plan next. */
export function CurvePanel({ plan }: { plan: Plan }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const mayEdit = usePermission('placement.edit')
  const lastKey = ['curve', plan.id]
  const last = useQuery({
    queryKey: lastKey,
    queryFn: () => callApi(findJobAbout, { query: { kind: 'placement-curve', about: plan.id } }),
    enabled: mayEdit,
  })
  const job = useJob(
    () => callApi(startCurve, { params: { id: plan.id } }),
    CurveSummary,
    () => client.invalidateQueries({ queryKey: lastKey }),
    { kind: 'placement-curve', id: plan.id },
  )
  if (!mayEdit) return null
  const found = last.data?.job?.state === 'done' ? CurveSummary.safeParse(last.data.job.result).data : undefined
  const totals = job.result?.totals ?? found?.totals
  return (
    <section className={classes.section}>
      <h2>{t('placement:curve.title')}</h2>
      <p>{t('placement:curve.lead')}</p>
      <Group>
        <Button variant="default" loading={job.isRunning} onClick={job.start}>
          {t(totals ? 'placement:curve.again' : 'placement:curve.start')}
        </Button>
      </Group>
      <RoundJob label={t('placement:curve.running')} job={job} />
      {totals ? <CurveChart plan={plan} points={readCurve(totals)} /> : null}
    </section>
  )
}
