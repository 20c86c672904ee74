import { Button, Checkbox, Group, PasswordInput, Stack, TextInput } from '@mantine/core'
import { createAccount } from '@petakom/contract'
import { ROLES } from '@petakom/domain'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { ApiError } from '../../lib/api-error.ts'
import { errorSentence } from '../../lib/error-sentence.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Notice } from '../../ui/notice.tsx'

const OFFICE_ROLES = ROLES.filter((role) => role !== 'peserta')
const FIELDS = ['name', 'nip', 'password'] as const
const EMPTY = { nip: '', name: '', password: '', roles: [] as string[] }

export function AccountForm() {
  const { t, i18n } = useTranslation()
  const client = useQueryClient()
  const [draft, setDraft] = useState(EMPTY)
  const create = useMutation({
    mutationFn: () => callApi(createAccount, { body: { ...draft, roles: draft.roles as never } }),
    onSuccess: async () => {
      setDraft(EMPTY)
      await client.invalidateQueries({ queryKey: ['accounts'] })
    },
  })
  // A taken NIP, or a value that the contract refuses, is said at its field; anything else above the button.
  const refused = create.error instanceof ApiError ? create.error : null
  const problemAt = (field: (typeof FIELDS)[number]) =>
    refused &&
    (refused.problems.some((problem) => problem.field.endsWith(field)) ||
      (field === 'nip' && refused.code === 'NIP_TAKEN'))
      ? errorSentence(refused, i18n)
      : undefined
  const isAtField = FIELDS.some((field) => problemAt(field))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    create.mutate()
  }
  return (
    <form onSubmit={submit}>
      <h2>{t('identity:accounts.new')}</h2>
      <Stack maw={480}>
        <TextInput
          label={t('identity:accounts.name')}
          required
          minLength={2}
          value={draft.name}
          error={problemAt('name')}
          onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
        />
        <TextInput
          label={t('identity:accounts.nip')}
          required
          inputMode="numeric"
          value={draft.nip}
          error={problemAt('nip')}
          onChange={(event) => setDraft({ ...draft, nip: event.currentTarget.value })}
        />
        <PasswordInput
          label={t('identity:accounts.password')}
          description={t('identity:firstRun.passwordHint')}
          required
          minLength={12}
          autoComplete="new-password"
          value={draft.password}
          error={problemAt('password')}
          onChange={(event) => setDraft({ ...draft, password: event.currentTarget.value })}
        />
        <Checkbox.Group
          label={t('identity:accounts.roles')}
          value={draft.roles}
          onChange={(roles) => setDraft({ ...draft, roles })}
        >
          <Group mt="xs">
            {OFFICE_ROLES.map((role) => (
              <Checkbox key={role} value={role} label={t(`common:role.${role}`)} />
            ))}
          </Group>
        </Checkbox.Group>
        {create.isError && !isAtField ? <ErrorNotice error={create.error} /> : null}
        {create.isSuccess ? (
          <Notice tone="success" live>
            {t('identity:accounts.created')}
          </Notice>
        ) : null}
        <Button type="submit" loading={create.isPending} disabled={draft.roles.length === 0}>
          {t('identity:accounts.create')}
        </Button>
      </Stack>
    </form>
  )
}
