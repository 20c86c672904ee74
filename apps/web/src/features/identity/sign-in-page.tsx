import { Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { signIn } from '@petakom/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatNip } from '../../lib/format.ts'
import { sessionQuery } from '../../lib/session.ts'
import { setLocked } from '../../lib/session-lock.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import classes from './entrance.module.css'
import { demoAccountsQuery, firstRunQuery } from './queries.ts'

export function SignInPage() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [nip, setNip] = useState('')
  const [password, setPassword] = useState('')
  const enter = useMutation({
    mutationFn: () => callApi(signIn, { body: { nip, password } }),
    onSuccess: async (session) => {
      await client.cancelQueries({ queryKey: firstRunQuery.queryKey })
      setLocked(false)
      client.setQueryData(sessionQuery.queryKey, session)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    enter.mutate()
  }
  return (
    <div className={classes.entrance}>
      <PageHeader title={t('identity:signIn.title')} lead={t('identity:signIn.lead')} />
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t('identity:signIn.nip')}
            required
            inputMode="numeric"
            autoComplete="username"
            value={nip}
            onChange={(event) => setNip(event.currentTarget.value)}
          />
          <PasswordInput
            label={t('identity:signIn.password')}
            required
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          {enter.isError ? <ErrorNotice error={enter.error} /> : null}
          <Button type="submit" loading={enter.isPending}>
            {t('identity:signIn.submit')}
          </Button>
          <a href="/ujian">{t('identity:signIn.participant')}</a>
          <a href="/latihan">{t('identity:signIn.practice')}</a>
          <a href="/asesor">{t('identity:signIn.assessor')}</a>
          <a href="/aktivasi">{t('identity:signIn.activate')}</a>
        </Stack>
      </form>
      <DemoAccounts
        onPick={(account) => {
          setNip(account.nip)
          setPassword(account.password)
        }}
      />
    </div>
  )
}

function DemoAccounts({ onPick }: { onPick: (account: { nip: string; password: string }) => void }) {
  const { t } = useTranslation()
  const accounts = useQuery(demoAccountsQuery)
  if (!accounts.data || accounts.data.length === 0) return null
  return (
    <section className={classes.demo}>
      <h2>{t('identity:signIn.demo')}</h2>
      <p>{t('identity:signIn.demoLead')}</p>
      <ul className={classes.accounts}>
        {accounts.data.map((account) => (
          <li key={account.nip}>
            <Button variant="default" fullWidth justify="start" onClick={() => onPick(account)}>
              {t(`common:role.${account.role}`)} · {formatNip(account.nip)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
