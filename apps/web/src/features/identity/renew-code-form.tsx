import { Button, Stack, TextInput } from '@mantine/core'
import { renewActivationCode } from '@petakom/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatDate } from '../../lib/format.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Notice } from '../../ui/notice.tsx'
import classes from './activation.module.css'

/** For a card that was lost or read by another: the code on it is void from now on. */
export function RenewCodeForm() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [draft, setDraft] = useState({ nip: '', reason: '' })
  const renew = useMutation({
    mutationFn: () => callApi(renewActivationCode, { body: draft }),
    onSuccess: async () => {
      setDraft({ nip: '', reason: '' })
      await client.invalidateQueries({ queryKey: ['activation'] })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    renew.mutate()
  }
  return (
    <form onSubmit={submit}>
      <h2>{t('identity:activation.renewTitle')}</h2>
      <p>{t('identity:activation.renewLead')}</p>
      <Stack maw={480}>
        <TextInput
          label={t('identity:accounts.nip')}
          required
          inputMode="numeric"
          value={draft.nip}
          onChange={(event) => setDraft({ ...draft, nip: event.currentTarget.value })}
        />
        <TextInput
          label={t('identity:activation.reason')}
          required
          minLength={5}
          value={draft.reason}
          onChange={(event) => setDraft({ ...draft, reason: event.currentTarget.value })}
        />
        {renew.isError ? <ErrorNotice error={renew.error} /> : null}
        {renew.data ? (
          <Notice tone="success" live title={renew.data.name}>
            <code className={classes.code}>{renew.data.code}</code>
            <br />
            {t('identity:activation.until', { date: formatDate(renew.data.expiresOn) })}
          </Notice>
        ) : null}
        <Button type="submit" loading={renew.isPending}>
          {t('identity:activation.renew')}
        </Button>
      </Stack>
    </form>
  )
}
