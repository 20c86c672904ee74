import { Button, PasswordInput, Stack } from '@mantine/core'
import { changePassword } from '@petakom/contract'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatNip } from '../../lib/format.ts'
import { useSession } from '../../lib/session.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'

export default function ProfilePage() {
  const { t } = useTranslation()
  const session = useSession()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const save = useMutation({ mutationFn: () => callApi(changePassword, { body: { current, next } }) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  if (!session) return null
  const roles = session.actor.roles.map((role) => t(`common:role.${role}`)).join(', ')
  return (
    <>
      <PageHeader
        title={t('identity:profile.title')}
        lead={`${session.actor.name} · ${formatNip(session.actor.nip)} · ${t('identity:profile.roles')}: ${roles}`}
      />
      <h2>{t('identity:profile.change')}</h2>
      <form onSubmit={submit}>
        <Stack maw={420}>
          <PasswordInput
            label={t('identity:profile.current')}
            required
            autoComplete="current-password"
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
          />
          <PasswordInput
            label={t('identity:profile.next')}
            description={t('identity:firstRun.passwordHint')}
            required
            minLength={12}
            autoComplete="new-password"
            value={next}
            onChange={(event) => setNext(event.currentTarget.value)}
          />
          {save.isError ? <ErrorNotice error={save.error} /> : null}
          {save.isSuccess ? (
            <Notice tone="success" live>
              {t('identity:profile.saved')}
            </Notice>
          ) : null}
          <Button type="submit" loading={save.isPending}>
            {t('identity:profile.save')}
          </Button>
        </Stack>
      </form>
    </>
  )
}
