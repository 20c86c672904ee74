import { Button } from '@mantine/core'
import { verifyPlan } from '@petakom/contract'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { formatNumber } from '../../../lib/format.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Notice } from '../../../ui/notice.tsx'
import classes from '../placement.module.css'
import type { Plan } from '../placement-data.ts'

/** What the plan was made from, and the check that anybody may repeat. */
export function PlanOrigin({ plan }: { plan: Plan }) {
  const { t } = useTranslation()
  const verify = useMutation({ mutationFn: () => callApi(verifyPlan, { params: { id: plan.id } }) })
  const { figures } = plan
  return (
    <section className={classes.section}>
      <h2>{t('placement:origin.title')}</h2>
      <p>{t('placement:origin.lead')}</p>
      <dl className={classes.facts}>
        <div>
          <dt>{t('placement:snapshot.hash')}</dt>
          <dd className={classes.code}>{plan.snapshotHash}</dd>
        </div>
        <div>
          <dt>{t('placement:origin.inputHash')}</dt>
          <dd className={classes.code}>{plan.inputHash}</dd>
        </div>
        <div>
          <dt>{t('placement:origin.engine')}</dt>
          <dd>{plan.engineVersion}</dd>
        </div>
        {figures ? (
          <div>
            <dt>{t('placement:origin.seconds')}</dt>
            <dd>
              {t(figures.warm ? 'placement:origin.warm' : 'placement:origin.cold', {
                seconds: formatNumber(figures.seconds, { most: 2 }),
              })}
            </dd>
          </div>
        ) : null}
      </dl>
      <Button variant="default" mb="md" loading={verify.isPending} onClick={() => verify.mutate()}>
        {t('placement:verify.action')}
      </Button>
      {verify.isError ? <ErrorNotice error={verify.error} onRetry={() => verify.mutate()} /> : null}
      {verify.data ? <Verdict {...verify.data} /> : null}
    </section>
  )
}

interface VerdictProps {
  readonly isIntact: boolean
  readonly checks: readonly { readonly code: string; readonly isHeld: boolean; readonly detail: string | null }[]
}

function Verdict({ isIntact, checks }: VerdictProps) {
  const { t, i18n } = useTranslation()
  const nameOf = (code: string) =>
    i18n.exists(`placement:verify.check.${code}`) ? t(`placement:verify.check.${code}`) : code
  return (
    <Notice
      tone={isIntact ? 'success' : 'danger'}
      live
      title={t(isIntact ? 'placement:verify.intact' : 'placement:verify.broken')}
    >
      <ul>
        {checks.map(({ code, isHeld, detail }) => (
          <li key={code}>
            {t(isHeld ? 'placement:verify.held' : 'placement:verify.failed', { check: nameOf(code) })}
            {detail ? ` ${detail}` : ''}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
