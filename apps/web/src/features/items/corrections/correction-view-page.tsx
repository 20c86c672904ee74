import { getKeyCorrection, type ResponseOf } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { formatDate } from '../../../lib/format.ts'
import { usePermission } from '../../../lib/use-permission.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { KeyTable } from '../key-table.tsx'
import { CorrectionEvent } from './correction-event.tsx'

export type CorrectionView = ResponseOf<typeof getKeyCorrection>

/** A correction with both keys, and event by event what it changes and what was decided. */
export default function CorrectionViewPage() {
  const { t } = useTranslation()
  const { id } = useParams({ strict: false }) as { id: string }
  const mayOpen = usePermission('item.read')
  const found = useQuery({
    queryKey: ['key-corrections', id],
    queryFn: () => callApi(getKeyCorrection, { params: { id } }),
  })
  if (found.isPending) return <Loading lines={10} />
  if (found.isError) return <ErrorNotice error={found.error} onRetry={found.refetch} />
  const view = found.data
  return (
    <>
      <PageHeader
        title={t('corrections:view.title', { code: view.code, version: view.version })}
        lead={t('corrections:view.lead', { by: view.proposedBy, date: formatDate(view.proposedAt) })}
        actions={<Link to="/koreksi-kunci">{t('corrections:view.all')}</Link>}
      />
      <p>
        {t('corrections:list.reason')}: {view.reason}
      </p>
      <p>{view.content.stem}</p>
      <h2>{t('corrections:view.before')}</h2>
      <KeyTable content={view.content} scoring={view.before} caption={t('corrections:view.before')} />
      <h2>{t('corrections:view.after')}</h2>
      {view.after ? (
        <KeyTable content={view.content} scoring={view.after} caption={t('corrections:view.after')} />
      ) : (
        <Notice>{t('corrections:kind.void')}</Notice>
      )}
      {view.currentVersion === view.version && view.events.some(({ decision }) => decision?.decision === 'released') ? (
        <Notice
          tone="warning"
          action={
            mayOpen ? <Link to={`/bank-soal/${view.itemId}/ubah` as never}>{t('items:form.revise')}</Link> : undefined
          }
        >
          {t('corrections:view.stillWrong')}
        </Notice>
      ) : null}
      <h2>{t('corrections:view.events')}</h2>
      <p>{t('corrections:view.eventsLead')}</p>
      {view.events.map((event) => (
        <CorrectionEvent key={event.id} view={view} event={event} />
      ))}
    </>
  )
}
