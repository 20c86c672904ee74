import { Button, Group, Textarea } from '@mantine/core'
import { addItemComment } from '@petakom/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'

export function CommentForm({ id }: { id: string }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [body, setBody] = useState('')
  const [isMissing, setMissing] = useState(false)
  const send = useMutation({
    mutationFn: () => callApi(addItemComment, { params: { id }, body: { body } }),
    onSuccess: async () => {
      setBody('')
      await client.invalidateQueries({ queryKey: ['item', id, 'review'] })
    },
  })
  function submit(event: FormEvent) {
    event.preventDefault()
    setMissing(body.trim() === '')
    if (body.trim() !== '') send.mutate()
  }
  return (
    <form onSubmit={submit} noValidate>
      <Textarea
        label={t('bank:comment.label')}
        autosize
        minRows={2}
        maxLength={2000}
        value={body}
        error={isMissing ? t('bank:comment.missing') : undefined}
        onChange={(event) => setBody(event.currentTarget.value)}
      />
      {send.isError ? <ErrorNotice error={send.error} /> : null}
      <Group my="md">
        <Button type="submit" variant="default" loading={send.isPending}>
          {t('bank:comment.send')}
        </Button>
      </Group>
    </form>
  )
}
