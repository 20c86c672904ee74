import { Button, Group, Modal, PasswordInput, Stack } from '@mantine/core'
import { signProposal } from '@petakom/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import type { ProposalView } from './proposal-data.ts'

interface SignDialogProps {
  readonly view: ProposalView
  readonly opened: boolean
  readonly onClose: () => void
}

/** Says what the signature does and does not do, and asks for the password once more. */
export function SignDialog({ view, opened, onClose }: SignDialogProps) {
  const { t } = useTranslation()
  const closeButtonProps = { 'aria-label': t('common:action.close') }
  return (
    <Modal opened={opened} onClose={onClose} title={t('decision:sign.title')} closeButtonProps={closeButtonProps}>
      {opened ? <SignForm view={view} onClose={onClose} /> : null}
    </Modal>
  )
}

function SignForm({ view, onClose }: Omit<SignDialogProps, 'opened'>) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [password, setPassword] = useState('')
  const [isMissing, setMissing] = useState(false)
  const signing = useMutation({
    mutationFn: () => callApi(signProposal, { params: { id: view.id }, body: { password, sheetHash: view.sheetHash } }),
    onSuccess: async () => {
      onClose()
      await client.invalidateQueries()
    },
  })
  const departures = view.sheet.filter(({ decision }) => decision && decision.word !== 'follow').length
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (password === '') return setMissing(true)
    signing.mutate()
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <p>{t('decision:sign.text', { posts: view.sheet.length, departures })}</p>
        <p>{t('decision:page.nothingMoves')}</p>
        <PasswordInput
          label={t('decision:sign.password')}
          description={t('decision:sign.passwordHint')}
          autoComplete="current-password"
          error={isMissing ? t('decision:sign.passwordMissing') : undefined}
          visibilityToggleButtonProps={{ 'aria-label': t('decision:sign.show') }}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {signing.isError ? <ErrorNotice error={signing.error} /> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" loading={signing.isPending}>
            {t('decision:sign.confirm')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
