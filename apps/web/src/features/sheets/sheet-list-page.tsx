import { Button } from '@mantine/core'
import { listSheets, loadOriginalSheets } from '@petakom/contract'
import { tierName } from '@petakom/domain'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatNumber } from '../../lib/format.ts'
import { usePermission } from '../../lib/use-permission.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'

export default function SheetListPage() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const mayEdit = usePermission('sheet.edit')
  const list = useQuery({ queryKey: ['sheets'], queryFn: () => callApi(listSheets) })
  const load = useMutation({
    mutationFn: () => callApi(loadOriginalSheets),
    onSuccess: () => client.invalidateQueries({ queryKey: ['sheets'] }),
  })
  const rows = list.data?.rows ?? []
  const originals = (
    <Button variant="default" loading={load.isPending} onClick={() => load.mutate()}>
      {t('sheets:list.originals')}
    </Button>
  )
  return (
    <>
      <PageHeader
        title={t('sheets:list.title')}
        lead={t('sheets:list.lead')}
        actions={
          mayEdit ? (
            <>
              {originals}
              <LinkButton to="/lembar-pengamatan/impor">{t('sheets:list.import')}</LinkButton>
            </>
          ) : null
        }
      />
      {list.isPending ? <Loading lines={6} /> : null}
      {list.isError ? <ErrorNotice error={list.error} onRetry={list.refetch} /> : null}
      {load.isError ? <ErrorNotice error={load.error} /> : null}
      {load.isSuccess ? (
        <Notice tone="success" live>
          {load.data.added > 0 ? t('sheets:list.added', { count: load.data.added }) : t('sheets:list.addedNone')}
        </Notice>
      ) : null}
      {list.data && rows.length === 0 ? (
        <EmptyState title={t('sheets:list.empty')}>{t('sheets:list.emptyHint')}</EmptyState>
      ) : null}
      {rows.length > 0 ? (
        <PlainTable
          caption={t('sheets:list.caption')}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            {
              id: 'title',
              title: t('sheets:list.sheet'),
              isWide: true,
              cell: ({ id, code, title }) => (
                <>
                  <Link to={`/lembar-pengamatan/${id}` as never}>{title}</Link>
                  <br />
                  <span style={{ color: 'var(--text-muted)' }}>{code}</span>
                </>
              ),
            },
            { id: 'kind', title: t('sheets:list.kind'), cell: ({ kind }) => t(`sheets:kind.${kind}`) },
            {
              id: 'competencies',
              title: t('sheets:list.competencies'),
              cell: ({ competencies }) => competencies.join(', '),
            },
            {
              id: 'tiers',
              title: t('sheets:list.tiers'),
              isWide: true,
              cell: ({ tiers }) => tiers.map(tierName).join(', '),
            },
            {
              id: 'minutes',
              title: t('sheets:list.minutes'),
              isNumber: true,
              cell: ({ minutes, preparationMinutes }) =>
                preparationMinutes > 0
                  ? t('sheets:list.minutesWith', { minutes, preparation: preparationMinutes })
                  : formatNumber(minutes),
            },
            {
              id: 'state',
              title: t('sheets:list.state'),
              cell: ({ state, currentVersion }) =>
                t('sheets:list.stateOf', { state: t(`sheets:state.${state}`), version: currentVersion }),
            },
            { id: 'uses', title: t('sheets:list.uses'), isNumber: true, cell: ({ uses }) => formatNumber(uses) },
          ]}
        />
      ) : null}
    </>
  )
}
