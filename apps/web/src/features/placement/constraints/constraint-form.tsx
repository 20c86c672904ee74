import { Button, Group, Radio, Stack, Textarea } from '@mantine/core'
import { addConstraint } from '@petakom/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { ApiError } from '../../../lib/api-error.ts'
import { type FieldError, FieldErrorSummary } from '../../../ui/field-error-summary.tsx'
import { type Round, refreshRound } from '../placement-data.ts'
import { REASON_LENGTH, reasonProblem } from '../reason.ts'
import { RefusalNotice } from '../refusal-notice.tsx'
import { type Choice, draftOf, KINDS, type Kind, needsOfficial, needsPost } from './constraint-choice.ts'
import { OfficialPicker } from './official-picker.tsx'
import { PostPicker } from './post-picker.tsx'
import { PriceNotice, usePrice } from './price-notice.tsx'

interface Props {
  readonly round: Pick<Round, 'id' | 'version'>
  readonly start: Choice
  readonly onClose: () => void
}

const FIELD = { post: 'ketentuan-jabatan', official: 'ketentuan-pegawai', reason: 'ketentuan-alasan' } as const

export function ConstraintForm({ round, start, onClose }: Props) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [choice, choose] = useState(start)
  const [reason, setReason] = useState('')
  const [problems, setProblems] = useState<readonly FieldError[]>([])
  const draft = draftOf(choice)
  const price = usePrice(round, draft)
  const add = useMutation({
    mutationFn: () =>
      callApi(addConstraint, {
        params: { id: round.id },
        body: { version: round.version, constraint: draft!, reason: reason.trim(), price: price.data!.price },
      }),
    onSuccess: async () => {
      await refreshRound(client)
      onClose()
    },
    // Nobody accepts a price that they did not see.
    onError: (error) => {
      if (error instanceof ApiError && error.code === 'PRICE_CHANGED') void price.refetch()
    },
  })
  const errorOf = (fieldId: string) => problems.find((one) => one.fieldId === fieldId)?.message
  const change = (part: Partial<Choice>) => {
    choose({ ...choice, ...part })
    setProblems([])
    add.reset()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wrong = [
      ...(needsPost(choice.kind) && !choice.post ? (['post'] as const) : []),
      ...(needsOfficial(choice.kind) && !choice.official ? (['official'] as const) : []),
      ...(reasonProblem(reason) ? (['reason'] as const) : []),
    ]
    setProblems(
      wrong.map((field) => ({
        fieldId: FIELD[field],
        message: t(`placement:constraint.problem.${field}`, REASON_LENGTH),
      })),
    )
    if (wrong.length === 0 && price.data && price.data.price !== null) add.mutate()
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <FieldErrorSummary errors={problems} />
        <Radio.Group
          size="md"
          label={t('placement:constraint.kind')}
          value={choice.kind}
          onChange={(kind) => change({ kind: kind as Kind })}
        >
          <Stack gap="xs" mt="xs">
            {KINDS.map((kind) => (
              <Radio
                key={kind}
                value={kind}
                label={t(`placement:constraint.kinds.${kind}`)}
                description={t(`placement:constraint.kindHints.${kind}`)}
              />
            ))}
          </Stack>
        </Radio.Group>
        {needsPost(choice.kind) ? (
          <PostPicker
            id={FIELD.post}
            roundId={round.id}
            chosen={choice.post}
            error={errorOf(FIELD.post)}
            onChoose={(post) => change({ post })}
          />
        ) : null}
        {needsOfficial(choice.kind) ? (
          <OfficialPicker
            key={needsPost(choice.kind) ? choice.post?.index : 'any'}
            id={FIELD.official}
            roundId={round.id}
            post={needsPost(choice.kind) ? choice.post : undefined}
            chosen={choice.official}
            error={errorOf(FIELD.official)}
            onChoose={(official) => change({ official })}
          />
        ) : null}
        <PriceNotice price={price} isAsked={draft !== null} />
        <Textarea
          id={FIELD.reason}
          label={t('placement:constraint.reason')}
          description={t('placement:reason.hint', REASON_LENGTH)}
          required
          autosize
          minRows={3}
          maxLength={REASON_LENGTH.most}
          error={errorOf(FIELD.reason)}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {add.isError ? <RefusalNotice error={add.error} onReload={add.reset} /> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button
            type="submit"
            loading={add.isPending}
            disabled={draft !== null && (price.data === undefined || price.data.price === null)}
          >
            {t('placement:constraint.accept')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
