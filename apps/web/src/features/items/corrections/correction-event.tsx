import { Button, Group } from '@mantine/core'
import { computeKeyEffect, KeyEffectSummary } from '@petakom/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { formatDateTime, formatNumber } from '../../../lib/format.ts'
import { useSession } from '../../../lib/session.ts'
import { useJob } from '../../../lib/use-job.ts'
import { usePermission } from '../../../lib/use-permission.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { JobProgress } from '../../../ui/job-progress.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { ChangeTable } from './change-table.tsx'
import type { CorrectionView } from './correction-view-page.tsx'
import { DecideCorrection } from './decide-correction.tsx'

type EventView = CorrectionView['events'][number]

/** One event: what the correction would change there, or what was decided with the list as it was then. */
export function CorrectionEvent({ view, event }: { view: CorrectionView; event: EventView }) {
  const { t } = useTranslation()
  const zone = useSession()?.instansi.timezone ?? 'Asia/Jakarta'
  const { effect, decision } = event
  const said = decision && { by: decision.by, at: formatDateTime(decision.at, zone), reason: decision.reason }
  return (
    <section>
      <h3>
        {event.name} ({t('corrections:event.results', { count: event.results })})
      </h3>
      {decision && said ? (
        <Notice tone={decision.decision === 'released' ? 'success' : 'info'}>
          {t(`corrections:event.${decision.decision}`, said)}
        </Notice>
      ) : (
        <OpenEvent view={view} event={event} />
      )}
      {decision?.decision === 'released' ? <ChangeTable changes={decision.changes} /> : null}
      {!decision && effect ? (
        <>
          <p>
            {t('corrections:event.computed', {
              by: effect.computedBy,
              at: formatDateTime(effect.computedAt, zone),
              results: formatNumber(effect.results),
              changed: formatNumber(effect.changes.length),
              categories: formatNumber(effect.changes.filter((one) => one.isCategoryChange).length),
            })}
          </p>
          <ChangeTable changes={effect.changes} />
          {view.mayDecide ? <DecideCorrection view={view} event={event} effect={effect} /> : null}
        </>
      ) : null}
    </section>
  )
}

function OpenEvent({ view, event }: { view: CorrectionView; event: EventView }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const mayScore = usePermission('result.score')
  const job = useJob(
    () => callApi(computeKeyEffect, { params: { id: view.id }, body: { eventId: event.id } }),
    KeyEffectSummary,
    () => client.invalidateQueries({ queryKey: ['key-corrections'] }),
  )
  if (!mayScore) return event.effect ? null : <Notice>{t('corrections:event.notComputed')}</Notice>
  return (
    <>
      {event.effect ? null : <p>{t('corrections:event.notComputed')}</p>}
      {view.mayDecide ? null : <Notice>{t('corrections:event.own')}</Notice>}
      <Group my="md">
        <Button variant={event.effect ? 'default' : 'filled'} loading={job.isRunning} onClick={job.start}>
          {t(event.effect ? 'corrections:event.again' : 'corrections:event.compute')}
        </Button>
      </Group>
      {job.error ? <ErrorNotice error={job.error} /> : null}
      <JobProgress label={t('corrections:event.computing')} job={job} />
    </>
  )
}
