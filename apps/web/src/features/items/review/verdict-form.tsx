import { Button, Fieldset, Group, Radio, Stack, Textarea } from '@mantine/core'
import { addItemReview } from '@petakom/contract'
import type { ReviewRole } from '@petakom/domain'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { ReviewView } from './review-panel.tsx'

type Verdict = 'approve' | 'revise'

/** One verdict in one of the reader's roles, on the version that is shown. */
export function VerdictForm({ id, view }: { id: string; view: ReviewView }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [chosen, setRole] = useState<ReviewRole>(view.myRoles[0]!)
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  const [comment, setComment] = useState('')
  const [problem, setProblem] = useState<'verdict' | 'comment' | null>(null)
  const role = view.myRoles.includes(chosen) ? chosen : view.myRoles[0]!
  const send = useMutation({
    mutationFn: (given: Verdict) =>
      callApi(addItemReview, { params: { id }, body: { version: view.version, role, verdict: given, comment } }),
    onSuccess: async () => {
      setVerdict(null)
      setComment('')
      await client.invalidateQueries()
    },
  })
  function submit(event: FormEvent) {
    event.preventDefault()
    if (!verdict) return setProblem('verdict')
    if (verdict === 'revise' && comment.trim() === '') return setProblem('comment')
    setProblem(null)
    send.mutate(verdict)
  }
  return (
    <form onSubmit={submit} noValidate>
      <Fieldset legend={t('bank:verdict.title')} bg="var(--bg)" my="md">
        <Stack>
          <Radio.Group label={t('bank:review.role')} value={role} onChange={(value) => setRole(value as ReviewRole)}>
            <Group mt="xs">
              {view.myRoles.map((one) => (
                <Radio key={one} value={one} label={t(`bank:role.${one}`)} />
              ))}
            </Group>
          </Radio.Group>
          <Radio.Group
            label={t('bank:review.word')}
            value={verdict ?? ''}
            error={problem === 'verdict' ? t('bank:verdict.choose') : undefined}
            onChange={(value) => setVerdict(value as Verdict)}
          >
            <Group mt="xs">
              <Radio value="approve" label={t('bank:verdict.approve')} />
              <Radio value="revise" label={t('bank:verdict.revise')} />
            </Group>
          </Radio.Group>
          <Textarea
            label={verdict === 'revise' ? t('bank:verdict.note') : t('bank:verdict.noteOptional')}
            autosize
            minRows={2}
            maxLength={2000}
            value={comment}
            error={problem === 'comment' ? t('refusal:REVISION_WITHOUT_REASON') : undefined}
            onChange={(event) => setComment(event.currentTarget.value)}
          />
          {send.isError ? <ErrorNotice error={send.error} /> : null}
          {send.data ? (
            <Notice tone="success" live>
              {t('bank:verdict.sent', { state: t(`items:state.${send.data.state}`) })}
            </Notice>
          ) : null}
          <Group>
            <Button type="submit" loading={send.isPending}>
              {t('bank:verdict.send')}
            </Button>
          </Group>
        </Stack>
      </Fieldset>
    </form>
  )
}
