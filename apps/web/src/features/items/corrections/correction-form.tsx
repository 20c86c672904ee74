import { Button, Fieldset, Group, Radio, Stack, Textarea } from '@mantine/core'
import { type Interaction, proposeKeyCorrection, type Scoring } from '@petakom/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { withCells } from './key-cells.ts'
import { KeyFields } from './key-fields.tsx'

interface CorrectionFormProps {
  readonly id: string
  readonly version: number
  readonly interaction: Interaction
  readonly scoring: Scoring
}

export function CorrectionForm({ id, version, interaction, scoring }: CorrectionFormProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const isRated = scoring.type === 'long-text'
  const [kind, setKind] = useState<'key' | 'void'>(isRated ? 'void' : 'key')
  const [basis, setBasis] = useState(scoring)
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map())
  const [reason, setReason] = useState('')
  const [isShort, setShort] = useState(false)
  const send = useMutation({
    mutationFn: () =>
      callApi(proposeKeyCorrection, {
        params: { id },
        body: kind === 'key' ? { kind, version, reason, scoring: withCells(basis, typed) } : { kind, version, reason },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['key-corrections'] }),
  })
  function submit(event: FormEvent) {
    event.preventDefault()
    setShort(reason.trim().length < 10)
    if (reason.trim().length >= 10) send.mutate()
  }
  if (send.data) {
    return (
      <Notice
        tone="success"
        live
        action={<Link to={`/koreksi-kunci/${send.data.id}` as never}>{t('corrections:form.open')}</Link>}
      >
        {t('corrections:form.sent')}
      </Notice>
    )
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack my="md">
        <Radio.Group label={t('corrections:form.what')} value={kind} onChange={(value) => setKind(value as never)}>
          <Stack mt="xs" gap="xs">
            <Radio value="key" disabled={isRated} label={t('corrections:form.key')} />
            <Radio value="void" label={t('corrections:form.void')} />
          </Stack>
        </Radio.Group>
        {kind === 'key' ? (
          <Fieldset legend={t('corrections:form.newKey')} bg="var(--bg)">
            <KeyFields
              interaction={interaction}
              scoring={basis}
              typed={typed}
              onType={(cell, value) => setTyped(new Map(typed).set(cell, value))}
              onMore={setBasis}
            />
          </Fieldset>
        ) : null}
        <Textarea
          label={t('corrections:form.reason')}
          description={t('corrections:form.reasonHint')}
          autosize
          minRows={2}
          maxLength={1000}
          value={reason}
          error={isShort ? t('corrections:form.reasonShort') : undefined}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {send.isError ? <ErrorNotice error={send.error} /> : null}
        <Group>
          <Button type="submit" loading={send.isPending}>
            {t('corrections:form.send')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
