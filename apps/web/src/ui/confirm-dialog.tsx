import { Button, Group, Modal, Stack, Textarea } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from './error-notice.tsx'

interface ConfirmDialogProps {
  readonly opened: boolean
  readonly title: string
  readonly children: ReactNode
  readonly confirmLabel: string
  /** For what cannot be undone or loses something. */
  readonly isDangerous?: boolean
  readonly reason?: 'optional' | 'required'
  readonly onConfirm: (reason: string) => Promise<unknown> | unknown
  readonly onClose: () => void
}

/** Asks before something counts. Stays open with the reason when the server refuses. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { t } = useTranslation()
  const closeButtonProps = { 'aria-label': t('common:action.close') }
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title} closeButtonProps={closeButtonProps}>
      {props.opened ? <ConfirmForm {...props} /> : null}
    </Modal>
  )
}

type Progress = { state: 'open' } | { state: 'sending' } | { state: 'refused'; error: unknown }

function ConfirmForm(props: ConfirmDialogProps) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const [isMissing, setMissing] = useState(false)
  const [progress, setProgress] = useState<Progress>({ state: 'open' })

  async function confirm() {
    if (props.reason === 'required' && reason.trim() === '') return setMissing(true)
    setProgress({ state: 'sending' })
    try {
      await props.onConfirm(reason.trim())
      props.onClose()
    } catch (error) {
      setProgress({ state: 'refused', error })
    }
  }

  return (
    <Stack>
      <div>{props.children}</div>
      {props.reason ? (
        <Textarea
          label={props.reason === 'required' ? t('common:confirm.reason') : t('common:confirm.reasonOptional')}
          autosize
          minRows={2}
          value={reason}
          error={isMissing ? t('common:confirm.reasonMissing') : undefined}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      ) : null}
      {progress.state === 'refused' ? <ErrorNotice error={progress.error} /> : null}
      <Group justify="flex-end">
        <Button variant="default" onClick={props.onClose}>
          {t('common:action.cancel')}
        </Button>
        <Button
          color={props.isDangerous ? 'danger' : 'primary'}
          loading={progress.state === 'sending'}
          onClick={() => void confirm()}
        >
          {props.confirmLabel}
        </Button>
      </Group>
    </Stack>
  )
}
