import { Button, Group, Modal, Stack, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { REASON_LENGTH, reasonProblem } from './reason.ts'
import { RefusalNotice } from './refusal-notice.tsx'

interface Props {
  readonly opened: boolean
  readonly title: string
  readonly children: ReactNode
  readonly confirmLabel: string
  readonly isDangerous?: boolean
  readonly onConfirm: (reason: string) => Promise<unknown>
  readonly onClose: () => void
}

/** A change of a round with its reason. Stays open with the reason where the server refuses or the round moved on. */
export function ReasonDialog(props: Props) {
  const { t } = useTranslation()
  const closeButtonProps = { 'aria-label': t('common:action.close') }
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title} closeButtonProps={closeButtonProps}>
      {props.opened ? <ReasonForm {...props} /> : null}
    </Modal>
  )
}

function ReasonForm({ children, confirmLabel, isDangerous, onConfirm, onClose }: Props) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const [isShort, setShort] = useState(false)
  const send = useMutation({ mutationFn: () => onConfirm(reason.trim()), onSuccess: onClose })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const isWrong = reasonProblem(reason)
    setShort(isWrong)
    if (!isWrong) send.mutate()
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <div>{children}</div>
        <Textarea
          label={t('common:confirm.reason')}
          description={t('placement:reason.hint', REASON_LENGTH)}
          required
          autosize
          minRows={3}
          maxLength={REASON_LENGTH.most}
          error={isShort ? t('placement:reason.short', REASON_LENGTH) : undefined}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {send.isError ? <RefusalNotice error={send.error} onReload={send.reset} /> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" color={isDangerous ? 'danger' : 'primary'} loading={send.isPending}>
            {confirmLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
