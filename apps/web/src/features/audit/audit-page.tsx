import { Button } from '@mantine/core'
import { listAudit, verifyAuditChain } from '@petakom/contract'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatDateTime } from '../../lib/format.ts'
import { useSession } from '../../lib/session.ts'
import { useUrlFilter } from '../../lib/url-filter.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { FilterRow, SelectField } from '../../ui/filter-row.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Pager } from '../../ui/pager.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { actionName, NAMED_ACTIONS } from './action-name.ts'

const PAGE_SIZE = 50

export default function AuditPage() {
  const { t, i18n } = useTranslation()
  const zone = useSession()?.instansi.timezone ?? 'Asia/Jakarta'
  const [filter, change] = useUrlFilter()
  const page = Number(filter.page ?? 1)
  const trail = useQuery({
    queryKey: ['audit', filter],
    queryFn: () => callApi(listAudit, { query: { ...filter, page, pageSize: PAGE_SIZE } as never }),
    placeholderData: keepPreviousData,
  })
  const verify = useMutation({ mutationFn: () => callApi(verifyAuditChain) })
  const verdict = verify.data
  const details = (row: { before?: unknown; after?: unknown }) =>
    row.before === null && row.after === null
      ? '–'
      : `${JSON.stringify(row.before ?? {})} → ${JSON.stringify(row.after ?? {})}`
  return (
    <>
      <PageHeader
        title={t('audit:title')}
        lead={t('audit:lead')}
        actions={
          <Button variant="default" loading={verify.isPending} onClick={() => verify.mutate()}>
            {t('audit:verify')}
          </Button>
        }
      />
      {verify.isError ? <ErrorNotice error={verify.error} /> : null}
      {verdict?.outcome === 'intact' ? (
        <Notice tone="success" live>
          {t('audit:intact', { sealed: verdict.sealed ?? 0, head: (verdict.head ?? '').slice(0, 16) })}
        </Notice>
      ) : null}
      {verdict?.outcome === 'broken' ? (
        <Notice tone="danger" live>
          {t('audit:broken', { seq: verdict.seq ?? 0 })}
        </Notice>
      ) : null}
      <FilterRow label={t('list:filters')}>
        <SelectField
          label={t('audit:filter')}
          all={t('list:all')}
          value={filter.action}
          options={NAMED_ACTIONS.map((code) => ({ value: code, label: actionName(code, i18n) })).toSorted(
            (one, other) => one.label.localeCompare(other.label, i18n.language),
          )}
          onSelect={(action) => change({ action })}
        />
      </FilterRow>
      {trail.isPending ? <Loading lines={8} /> : null}
      {trail.isError ? <ErrorNotice error={trail.error} onRetry={trail.refetch} /> : null}
      {trail.data?.total === 0 ? <EmptyState title={t('audit:empty')} /> : null}
      {trail.data && trail.data.total > 0 ? (
        <>
          <PlainTable
            caption={t('audit:caption')}
            rows={trail.data.rows}
            rowKey={({ id }) => id}
            columns={[
              { id: 'when', title: t('audit:when'), cell: (row) => formatDateTime(row.at, zone) },
              { id: 'who', title: t('audit:who'), cell: (row) => row.actorName },
              { id: 'action', title: t('audit:action'), cell: (row) => <ActionName code={row.action} /> },
              {
                id: 'subject',
                title: t('audit:subject'),
                cell: (row) => t(`audit:subjects.${row.subjectType}`, { defaultValue: row.subjectType }),
              },
              {
                id: 'details',
                title: t('audit:details'),
                cell: (row) => (
                  <details>
                    <summary>{t('audit:show')}</summary>
                    <code style={{ overflowWrap: 'anywhere' }}>{details(row)}</code>
                  </details>
                ),
              },
            ]}
          />
          <Pager
            page={page}
            pageSize={PAGE_SIZE}
            total={trail.data.total}
            onPage={(next) => change({ page: String(next) })}
          />
        </>
      ) : null}
    </>
  )
}

/** In words, with the code beside it by which the trail is filtered; the code alone for an action without words. */
function ActionName({ code }: { code: string }) {
  const { t } = useTranslation()
  const words = t(`audit:actions.${code.replace('.', '_')}`, { defaultValue: '' })
  return (
    <>
      {words ? <>{words} </> : null}
      <code>{code}</code>
    </>
  )
}
