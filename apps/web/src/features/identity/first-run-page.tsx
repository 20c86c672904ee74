import { Button, Fieldset, NativeSelect, PasswordInput, Stack, TextInput } from '@mantine/core'
import { firstRun } from '@petakom/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { sessionQuery } from '../../lib/session.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import classes from './entrance.module.css'

const ZONES = [
  { value: 'Asia/Jakarta', label: 'WIB' },
  { value: 'Asia/Makassar', label: 'WITA' },
  { value: 'Asia/Jayapura', label: 'WIT' },
]

/** Makes an agency of one's own and its first administrator. */
export function FirstRunPage() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [instansi, setInstansi] = useState({ code: '', name: '', timezone: 'Asia/Jakarta' as const })
  const [admin, setAdmin] = useState({ nip: '', name: '', password: '' })
  const create = useMutation({
    mutationFn: () => callApi(firstRun, { body: { instansi, admin } }),
    onSuccess: (session) => client.setQueryData(sessionQuery.queryKey, session),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    create.mutate()
  }
  return (
    <div className={classes.entrance}>
      <PageHeader title={t('identity:firstRun.title')} lead={t('identity:firstRun.lead')} />
      <form onSubmit={submit}>
        <Stack>
          <Fieldset legend={t('identity:firstRun.instansi')}>
            <TextInput
              label={t('identity:firstRun.name')}
              required
              minLength={3}
              value={instansi.name}
              onChange={(event) => setInstansi({ ...instansi, name: event.currentTarget.value })}
            />
            <TextInput
              label={t('identity:firstRun.code')}
              description={t('identity:firstRun.codeHint')}
              required
              value={instansi.code}
              onChange={(event) => setInstansi({ ...instansi, code: event.currentTarget.value.toUpperCase() })}
            />
            <NativeSelect
              label={t('identity:firstRun.timezone')}
              data={ZONES}
              value={instansi.timezone}
              onChange={(event) => setInstansi({ ...instansi, timezone: event.currentTarget.value as 'Asia/Jakarta' })}
            />
          </Fieldset>
          <Fieldset legend={t('identity:firstRun.admin')}>
            <TextInput
              label={t('identity:signIn.nip')}
              required
              inputMode="numeric"
              value={admin.nip}
              onChange={(event) => setAdmin({ ...admin, nip: event.currentTarget.value })}
            />
            <TextInput
              label={t('identity:firstRun.adminName')}
              required
              value={admin.name}
              onChange={(event) => setAdmin({ ...admin, name: event.currentTarget.value })}
            />
            <PasswordInput
              label={t('identity:firstRun.password')}
              description={t('identity:firstRun.passwordHint')}
              required
              minLength={12}
              autoComplete="new-password"
              value={admin.password}
              onChange={(event) => setAdmin({ ...admin, password: event.currentTarget.value })}
            />
          </Fieldset>
          {create.isError ? <ErrorNotice error={create.error} /> : null}
          <Button type="submit" loading={create.isPending}>
            {t('identity:firstRun.submit')}
          </Button>
        </Stack>
      </form>
    </div>
  )
}
