import { Button, Checkbox, Group, PasswordInput, Stack, Textarea, TextInput } from '@mantine/core'
import { changeSeb, type SessionSeb } from '@petakom/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { downloadFile } from '../../../lib/download.ts'
import { formatDateTime, type Timezone } from '../../../lib/format.ts'
import { usePermission } from '../../../lib/use-permission.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { EventData } from '../event-data.ts'

interface SebFormProps {
  readonly event: EventData
  readonly session: SessionSeb
  readonly suggestedUrl: string
}

const KEY = /^[0-9a-f]{64}$/i

export function SebForm({ event, session, suggestedUrl }: SebFormProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const mayEdit = usePermission('event.edit') && event.state !== 'closed'
  const { seb, sessionId } = session
  const [isRequired, setRequired] = useState(seb?.isRequired ?? false)
  const [startUrl, setStartUrl] = useState(seb?.startUrl ?? suggestedUrl)
  const [password, setPassword] = useState('')
  const [keys, setKeys] = useState(seb?.browserExamKeys.join('\n') ?? '')
  const [wrongKey, setWrongKey] = useState<string | null>(null)
  const send = useMutation({
    mutationFn: (browserExamKeys: string[]) =>
      callApi(changeSeb, {
        params: { id: sessionId },
        body: { isRequired, startUrl, browserExamKeys, ...(password ? { quitPassword: password } : {}) },
      }),
    onSuccess: async () => {
      setPassword('')
      await client.invalidateQueries({ queryKey: ['seb', event.id] })
    },
  })
  const download = useMutation({
    mutationFn: () => downloadFile(`/api/sessions/${sessionId}/seb-file`, 'petakom-ujian.seb'),
  })
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault()
    const given = keys.split(/\s+/).filter(Boolean)
    const wrong = given.find((key) => !KEY.test(key)) ?? null
    setWrongKey(wrong)
    if (wrong === null) send.mutate(given)
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack maw={720}>
        {seb?.isRequired ? <Notice tone="warning">{t('events:seb.isOn')}</Notice> : null}
        <Checkbox
          label={t('events:seb.required')}
          description={t('events:seb.requiredHint')}
          checked={isRequired}
          disabled={!mayEdit}
          onChange={(change) => setRequired(change.currentTarget.checked)}
        />
        <TextInput
          label={t('events:seb.address')}
          description={t('events:seb.addressHint')}
          value={startUrl}
          disabled={!mayEdit}
          onChange={(change) => setStartUrl(change.currentTarget.value)}
        />
        <PasswordInput
          label={t('events:seb.password')}
          description={t(seb?.hasQuitPassword ? 'events:seb.passwordKept' : 'events:seb.passwordHint')}
          autoComplete="new-password"
          value={password}
          disabled={!mayEdit}
          onChange={(change) => setPassword(change.currentTarget.value)}
        />
        <Textarea
          label={t('events:seb.keys')}
          description={t('events:seb.keysHint')}
          autosize
          minRows={2}
          value={keys}
          disabled={!mayEdit}
          error={wrongKey === null ? undefined : t('events:seb.wrongKey', { key: wrongKey })}
          onChange={(change) => setKeys(change.currentTarget.value)}
        />
        {send.isError ? <ErrorNotice error={send.error} /> : null}
        {send.isSuccess ? (
          <Notice tone="success" live>
            {t('events:seb.saved')}
          </Notice>
        ) : null}
        <Group>
          {mayEdit ? (
            <Button type="submit" loading={send.isPending}>
              {t('events:seb.save')}
            </Button>
          ) : null}
          {seb ? (
            <Button variant="default" loading={download.isPending} onClick={() => download.mutate()}>
              {t('events:seb.download')}
            </Button>
          ) : null}
        </Group>
        {download.isError ? <ErrorNotice error={download.error} /> : null}
        {seb ? (
          <p style={{ overflowWrap: 'anywhere' }}>
            {t('events:seb.configKey', { key: seb.configKey })}{' '}
            {t('events:seb.changed', {
              by: seb.changedBy,
              at: formatDateTime(seb.changedAt, event.timezone as Timezone),
            })}
          </p>
        ) : null}
      </Stack>
    </form>
  )
}
