import { Button, Group } from '@mantine/core'
import {
  downloadActivationCards,
  issueActivationCodes,
  listActivationAgencies,
  type ResponseOf,
} from '@petakom/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi, urlOf } from '../../lib/api.ts'
import { downloadFile } from '../../lib/download.ts'
import { formatNumber } from '../../lib/format.ts'
import { useUrlFilter } from '../../lib/url-filter.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { ActivationCards } from './activation-cards.tsx'
import { RenewCodeForm } from './renew-code-form.tsx'

type Agency = ResponseOf<typeof listActivationAgencies>['agencies'][number]

/** Codes by which officials make their own account: given by agency, handed out on paper, used once. */
export default function ActivationPage() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [filter, change] = useUrlFilter()
  const [issuedFor, setIssuedFor] = useState<string>()
  const list = useQuery({ queryKey: ['activation'], queryFn: () => callApi(listActivationAgencies) })
  const issue = useMutation({
    mutationFn: (agency: Agency) => callApi(issueActivationCodes, { body: { unitId: agency.unitId } }),
    onMutate: (agency) => setIssuedFor(nameOf(agency)),
    onSuccess: () => client.invalidateQueries({ queryKey: ['activation'] }),
  })
  const download = useMutation({
    mutationFn: ({ unitId }: Agency) =>
      downloadFile(urlOf(downloadActivationCards, { query: { unitId } }), 'kode-aktivasi.xlsx'),
  })
  const nameOf = ({ name }: Agency) => name ?? t('identity:activation.noUnit')
  const keyOf = ({ unitId }: Agency) => unitId ?? 'tanpa-unit'
  const shown = list.data?.agencies.find((agency) => keyOf(agency) === filter.kartu)
  if (shown) {
    return <ActivationCards agency={nameOf(shown)} unitId={shown.unitId} onBack={() => change({ kartu: undefined })} />
  }
  return (
    <>
      <PageHeader
        title={t('identity:activation.title')}
        lead={t('identity:activation.lead', { days: list.data?.validDays ?? 90 })}
        actions={
          <LinkButton to="/pengguna" variant="default">
            {t('identity:accounts.title')}
          </LinkButton>
        }
      />
      {issue.isError ? <ErrorNotice error={issue.error} /> : null}
      {download.isError ? <ErrorNotice error={download.error} /> : null}
      {issue.isSuccess ? (
        <Notice tone="success" live>
          {t('identity:activation.done', { count: issue.data.issued, agency: issuedFor })}
        </Notice>
      ) : null}
      {list.isPending ? <Loading /> : null}
      {list.isError ? <ErrorNotice error={list.error} onRetry={list.refetch} /> : null}
      {list.data?.agencies.length === 0 ? (
        <EmptyState title={t('identity:activation.empty')}>{t('identity:activation.emptyHint')}</EmptyState>
      ) : null}
      {list.data && list.data.agencies.length > 0 ? (
        <PlainTable
          caption={t('identity:activation.caption')}
          rows={list.data.agencies}
          rowKey={keyOf}
          columns={[
            { id: 'name', title: t('identity:activation.agency'), cell: nameOf },
            ...(['officials', 'active', 'issued', 'expired'] as const).map((count) => ({
              id: count,
              title: t(`identity:activation.${count}`),
              isNumber: true,
              cell: (row: Agency) => formatNumber(row[count]),
            })),
            {
              id: 'actions',
              title: t('identity:activation.actions'),
              cell: (row) => (
                <Group gap="xs" wrap="nowrap">
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={t('identity:activation.issueFor', { agency: nameOf(row) })}
                    loading={issue.isPending && issuedFor === nameOf(row)}
                    disabled={row.active + row.issued >= row.officials}
                    onClick={() => issue.mutate(row)}
                  >
                    {t('identity:activation.issue')}
                  </Button>
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={t('identity:activation.cardsFor', { agency: nameOf(row) })}
                    disabled={row.issued === 0}
                    onClick={() => change({ kartu: keyOf(row) })}
                  >
                    {t('identity:activation.cards')}
                  </Button>
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={t('identity:activation.downloadFor', { agency: nameOf(row) })}
                    disabled={row.issued === 0}
                    onClick={() => download.mutate(row)}
                  >
                    XLSX
                  </Button>
                </Group>
              ),
            },
          ]}
        />
      ) : null}
      <RenewCodeForm />
    </>
  )
}
