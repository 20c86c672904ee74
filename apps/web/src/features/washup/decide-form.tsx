import { Button, Group, NativeSelect, Radio, Stack, Textarea } from '@mantine/core'
import { decideWashup, type Washup, type WashupWord } from '@petakom/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'

interface Props {
  readonly washup: Washup
  readonly subject: {
    readonly exerciseId: string | null
    readonly competency: string
    readonly words: readonly WashupWord[]
  }
  readonly proposal: number | null
  /** Nothing has to be said here; the form opens on request. */
  readonly isFolded?: boolean
}

/** The recorder writes a level down, with whose word it was and why. */
export function DecideForm({ isFolded = false, ...props }: Props) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(!isFolded)
  if (isOpen) return <OpenForm {...props} />
  return (
    <Button variant="default" size="xs" onClick={() => setOpen(true)}>
      {t('washup:decide.change')}
    </Button>
  )
}

const LEVELS = [0, 1, 2, 3, 4, 5]

function OpenForm({ washup, subject: { exerciseId, competency, words }, proposal }: Props) {
  const { t } = useTranslation()
  const id = useId()
  const client = useQueryClient()
  const isMember = washup.members.some((member) => member.id === washup.me.id)
  const [level, setLevel] = useState(proposal === null ? '' : String(proposal))
  const [authorId, setAuthor] = useState(isMember ? washup.me.id : (washup.members[0]?.id ?? ''))
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState({ level: false, reason: false })
  const send = useMutation({
    mutationFn: () =>
      callApi(decideWashup, {
        params: { id: washup.id },
        body: {
          ...{ exerciseId, competency, authorId },
          level: Number(level),
          reason: reason.trim(),
          turn: words.at(-1)?.turn ?? 0,
        },
      }),
    onSettled: () => client.invalidateQueries({ queryKey: ['washup', washup.id] }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = { level: level === '', reason: reason.trim().length < 3 }
    setMissing(found)
    if (!found.level && !found.reason) send.mutate()
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm" maw={640}>
        <Radio.Group
          label={t(exerciseId === null ? 'washup:decide.levelWhole' : 'washup:decide.level')}
          value={level}
          onChange={setLevel}
          error={missing.level ? t('washup:decide.levelMissing') : undefined}
        >
          <Group mt="xs" gap="md">
            {LEVELS.map((value) => (
              <Radio key={value} id={`${id}-${value}`} value={String(value)} label={String(value)} />
            ))}
          </Group>
        </Radio.Group>
        <NativeSelect
          label={t('washup:decide.author')}
          value={authorId}
          data={washup.members.map((member) => ({ value: member.id, label: member.name }))}
          onChange={(event) => setAuthor(event.currentTarget.value)}
        />
        <Textarea
          label={t('washup:decide.reason')}
          description={t('washup:decide.reasonHint')}
          required
          autosize
          minRows={2}
          maxLength={1000}
          value={reason}
          error={missing.reason ? t('washup:decide.reasonMissing') : undefined}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {send.isError ? <ErrorNotice error={send.error} /> : null}
        <Group>
          <Button type="submit" loading={send.isPending}>
            {t('washup:decide.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
