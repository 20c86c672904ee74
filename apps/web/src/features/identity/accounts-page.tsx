import { Button } from '@mantine/core'
import { listAccounts, type ResponseOf, updateAccount } from '@petakom/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatNip } from '../../lib/format.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { AccountForm } from './account-form.tsx'

type Account = ResponseOf<typeof listAccounts>[number]

export default function AccountsPage() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const accounts = useQuery({ queryKey: ['accounts'], queryFn: () => callApi(listAccounts) })
  const toggle = useMutation({
    mutationFn: ({ id, roles, disabled }: Account) =>
      callApi(updateAccount, { params: { id }, body: { roles: roles as never, disabled: !disabled } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['accounts'] }),
  })
  return (
    <>
      <PageHeader title={t('identity:accounts.title')} lead={t('identity:accounts.lead')} />
      {toggle.isError ? <ErrorNotice error={toggle.error} /> : null}
      {accounts.isPending ? <Loading /> : null}
      {accounts.isError ? <ErrorNotice error={accounts.error} onRetry={accounts.refetch} /> : null}
      {accounts.data ? (
        <PlainTable
          caption={t('identity:accounts.caption')}
          rows={accounts.data}
          rowKey={({ id }) => id}
          columns={[
            { id: 'name', title: t('identity:accounts.name'), cell: (row) => row.name },
            { id: 'nip', title: t('identity:accounts.nip'), cell: (row) => formatNip(row.nip) },
            {
              id: 'roles',
              title: t('identity:accounts.roles'),
              cell: (row) => row.roles.map((role) => t(`common:role.${role}`)).join(', '),
            },
            {
              id: 'state',
              title: t('identity:accounts.state'),
              cell: (row) => (row.disabled ? t('identity:accounts.disabled') : t('identity:accounts.active')),
            },
            {
              id: 'toggle',
              title: t('identity:accounts.disable'),
              cell: (row) => (
                <Button size="xs" variant="default" onClick={() => toggle.mutate(row)}>
                  {row.disabled ? t('identity:accounts.enable') : t('identity:accounts.disable')}
                </Button>
              ),
            },
          ]}
        />
      ) : null}
      <AccountForm />
    </>
  )
}
