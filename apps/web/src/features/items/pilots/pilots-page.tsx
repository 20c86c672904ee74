import { listPilots, type ResponseOf } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { usePermission } from '../../../lib/use-permission.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { PilotTable } from './pilot-table.tsx'
import { SeedForm } from './seed-form.tsx'

export type PilotView = ResponseOf<typeof listPilots>

export default function PilotsPage() {
  const { t } = useTranslation()
  const mayEdit = usePermission('item.edit')
  const mayRun = usePermission('calibration.run')
  const pilots = useQuery({ queryKey: ['pilots'], queryFn: () => callApi(listPilots) })
  if (pilots.isPending) return <Loading lines={8} />
  if (pilots.isError) return <ErrorNotice error={pilots.error} onRetry={pilots.refetch} />
  const { items, exercises } = pilots.data
  const onTrial = items.filter(({ state }) => state === 'pilot')
  const ready = onTrial.filter(({ calibration }) => calibration?.state === 'approved').length
  return (
    <>
      <PageHeader
        title={t('pilots:title')}
        lead={t('pilots:lead')}
        actions={
          mayRun && items.some(({ answered }) => answered > 0) ? (
            <Link to="/kalibrasi" search={{ linking: 'fixed-items' } as never}>
              {t('pilots:calibrate')}
            </Link>
          ) : null
        }
      />
      {ready > 0 ? <Notice tone="success">{t('pilots:ready', { count: ready })}</Notice> : null}
      {items.length === 0 ? (
        <EmptyState
          title={t('pilots:empty')}
          action={
            <Link to="/bank-soal" search={{ state: 'reviewed' } as never}>
              {t('pilots:toBank')}
            </Link>
          }
        >
          {t('pilots:emptyHint')}
        </EmptyState>
      ) : (
        <PilotTable items={items} />
      )}
      {mayEdit && onTrial.length > 0 ? <SeedForm items={onTrial} exercises={exercises} /> : null}
    </>
  )
}
