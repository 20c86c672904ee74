import { Button, Group } from '@mantine/core'
import { listSimulations, loadStarterSimulations } from '@petakom/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { formatNumber } from '../../../lib/format.ts'
import { usePermission } from '../../../lib/use-permission.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { LinkButton } from '../../../ui/link-button.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { PlainTable } from '../../../ui/plain-table.tsx'
import { DraftTable } from './draft-table.tsx'
import { NewDraftButtons } from './new-draft-buttons.tsx'

export default function SimulationListPage() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const mayEdit = usePermission('simulation.edit')
  const list = useQuery({ queryKey: ['simulations', 'list'], queryFn: () => callApi(listSimulations) })
  const load = useMutation({
    mutationFn: () => callApi(loadStarterSimulations),
    onSuccess: () => client.invalidateQueries({ queryKey: ['simulations'] }),
  })
  return (
    <>
      <PageHeader title={t('simulation:list.title')} lead={t('simulation:list.lead')} />
      {mayEdit ? (
        <Group mb="md">
          <NewDraftButtons />
          <LinkButton to="/simulasi/impor" variant="default">
            {t('simulation:import.title')}
          </LinkButton>
          <LinkButton to="/simulasi/banding" variant="default">
            {t('simulation:compare.title')}
          </LinkButton>
        </Group>
      ) : null}
      {load.isError ? <ErrorNotice error={load.error} /> : null}
      {load.data ? (
        <Notice tone="success" live>
          {t('simulation:list.loaded', { count: load.data.added })}
        </Notice>
      ) : null}
      {mayEdit ? <DraftTable /> : null}
      {list.isPending ? <Loading lines={6} /> : null}
      {list.isError ? <ErrorNotice error={list.error} onRetry={list.refetch} /> : null}
      {list.data?.rows.length === 0 ? (
        <EmptyState
          title={t('simulation:list.empty')}
          action={
            mayEdit ? (
              <Button loading={load.isPending} onClick={() => load.mutate()}>
                {t('simulation:list.load')}
              </Button>
            ) : null
          }
        >
          {t('simulation:list.emptyHint')}
        </EmptyState>
      ) : null}
      {list.data && list.data.rows.length > 0 ? (
        <PlainTable
          caption={t('simulation:list.caption')}
          rows={list.data.rows}
          rowKey={({ id }) => id}
          columns={[
            {
              id: 'code',
              title: t('simulation:head.code'),
              isWhole: true,
              cell: ({ id, code }) => <Link to={`/simulasi/${id}` as never}>{code}</Link>,
            },
            { id: 'title', title: t('simulation:head.title'), isWide: true, cell: ({ title }) => title },
            { id: 'kind', title: t('simulation:head.kind'), cell: ({ kind }) => t(`simulation:kind.${kind}`) },
            { id: 'state', title: t('simulation:list.state'), cell: (row) => t(`simulation:state.${row.state}`) },
            {
              id: 'version',
              title: t('simulation:list.version'),
              isNumber: true,
              cell: ({ currentVersion, inUseVersion }) =>
                inUseVersion === null || inUseVersion === currentVersion
                  ? currentVersion
                  : t('simulation:list.twoVersions', { current: currentVersion, used: inUseVersion }),
            },
            { id: 'minutes', title: t('simulation:list.minutes'), isNumber: true, cell: ({ minutes }) => minutes },
            { id: 'messages', title: t('simulation:list.messages'), isNumber: true, cell: ({ messages }) => messages },
            { id: 'rules', title: t('simulation:list.rules'), isNumber: true, cell: ({ rules }) => rules },
            {
              id: 'competencies',
              title: t('simulation:list.competencies'),
              cell: ({ competencies }) => competencies.join(', '),
            },
            {
              id: 'events',
              title: t('simulation:list.inEvents'),
              isNumber: true,
              cell: ({ inEvents }) => formatNumber(inEvents),
            },
          ]}
        />
      ) : null}
    </>
  )
}
