import { Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { activateAccount, type ResponseOf, signIn } from '@petakom/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { sessionQuery } from '../../lib/session.ts'
import { setLocked } from '../../lib/session-lock.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import classes from './entrance.module.css'

type Activation = ResponseOf<typeof activateAccount>

/** An official turns the code on a card into an account; whoever has one already only gains the role. */
export default function ActivatePage() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [draft, setDraft] = useState({ nip: '', code: '', password: '' })
  const activate = useMutation({
    mutationFn: async (): Promise<Activation> => {
      const activation = await callApi(activateAccount, { body: draft })
      if (activation.outcome === 'created') {
        const session = await callApi(signIn, { body: { nip: draft.nip, password: draft.password } })
        setLocked(false)
        client.setQueryData(sessionQuery.queryKey, session)
        await navigate({ to: '/karier' as never })
      }
      return activation
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    activate.mutate()
  }
  const change = (field: keyof typeof draft) => (event: { currentTarget: { value: string } }) =>
    setDraft({ ...draft, [field]: event.currentTarget.value })
  return (
    <div className={classes.entrance}>
      <PageHeader title={t('identity:activate.title')} lead={t('identity:activate.lead')} />
      {activate.data?.outcome === 'role-added' ? (
        <Notice
          tone="success"
          live
          title={t('identity:activate.roleAdded')}
          action={<LinkButton to="/">{t('identity:signIn.title')}</LinkButton>}
        >
          {t('identity:activate.roleAddedText', { instansi: activate.data.instansi })}
        </Notice>
      ) : (
        <form onSubmit={submit}>
          <Stack>
            <TextInput
              label={t('identity:signIn.nip')}
              required
              inputMode="numeric"
              autoComplete="username"
              value={draft.nip}
              onChange={change('nip')}
            />
            <TextInput
              label={t('identity:activate.code')}
              description={t('identity:activate.codeHint')}
              required
              autoComplete="one-time-code"
              autoCapitalize="characters"
              spellCheck={false}
              value={draft.code}
              onChange={change('code')}
            />
            <PasswordInput
              label={t('identity:activate.password')}
              description={t('identity:firstRun.passwordHint')}
              required
              minLength={12}
              autoComplete="new-password"
              value={draft.password}
              onChange={change('password')}
            />
            {activate.isError ? <ErrorNotice error={activate.error} /> : null}
            <Button type="submit" loading={activate.isPending}>
              {t('identity:activate.submit')}
            </Button>
            <a href="/">{t('identity:activate.back')}</a>
          </Stack>
        </form>
      )}
    </div>
  )
}
