import { Checkbox } from '@mantine/core'
import { appointReviewer, listReviewers, type ResponseOf } from '@petakom/contract'
import { REVIEW_ROLES, type ReviewRole } from '@petakom/domain'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { usePermission } from '../../../lib/use-permission.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { PlainTable } from '../../../ui/plain-table.tsx'

type Reviewer = ResponseOf<typeof listReviewers>[number]

/** Who may review in which role. The administrator appoints; others read. */
export default function ReviewersPage() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const mayAppoint = usePermission('item.appoint')
  const list = useQuery({ queryKey: ['reviewers'], queryFn: () => callApi(listReviewers) })
  const appoint = useMutation({
    mutationFn: ({ id, reviews }: { id: string; reviews: ReviewRole[] }) =>
      callApi(appointReviewer, { params: { id }, body: { reviews } }),
    onSuccess: () => client.invalidateQueries(),
  })
  const toggle = ({ id, reviews }: Reviewer, role: ReviewRole) =>
    appoint.mutate({ id, reviews: reviews.includes(role) ? reviews.filter((one) => one !== role) : [...reviews, role] })
  return (
    <>
      <PageHeader title={t('bank:reviewers.title')} lead={t('bank:reviewers.lead')} />
      {mayAppoint ? null : <Notice>{t('bank:reviewers.readOnly')}</Notice>}
      {list.isPending ? <Loading lines={6} /> : null}
      {list.isError ? <ErrorNotice error={list.error} onRetry={list.refetch} /> : null}
      {appoint.isError ? <ErrorNotice error={appoint.error} /> : null}
      <div aria-live="polite">
        {appoint.isSuccess ? <Notice tone="success">{t('bank:reviewers.saved')}</Notice> : null}
      </div>
      {list.data?.length === 0 ? <EmptyState title={t('list:none')} /> : null}
      {list.data && list.data.length > 0 ? (
        <PlainTable
          caption={t('bank:reviewers.caption')}
          rows={list.data}
          rowKey={({ id }) => id}
          columns={[
            { id: 'name', title: t('bank:reviewers.name'), cell: (row) => row.name },
            {
              id: 'roles',
              title: t('bank:reviewers.accountRoles'),
              cell: (row) => row.roles.map((role) => t(`common:role.${role}`)).join(', '),
            },
            ...REVIEW_ROLES.map((role) => ({
              id: role,
              title: t(`bank:role.${role}`),
              cell: (row: Reviewer) => (
                <Checkbox
                  aria-label={`${t(`bank:role.${role}`)}: ${row.name}`}
                  checked={row.reviews.includes(role)}
                  disabled={!mayAppoint || appoint.isPending}
                  onChange={() => toggle(row, role)}
                />
              ),
            })),
          ]}
        />
      ) : null}
    </>
  )
}
