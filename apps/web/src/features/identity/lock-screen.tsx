import { Button, Modal, PasswordInput, Stack } from '@mantine/core'
import { useIdle } from '@mantine/hooks'
import { unlock } from '@petakom/contract'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { isTabLocked, lockTab, unlockTab } from './lock-state.ts'

const IDLE_MS = 10 * 60_000

/** After ten idle minutes the page is covered until the same person gives the password. */
export function LockScreen() {
  const { t } = useTranslation()
  const isIdle = useIdle(IDLE_MS, { initialState: false })
  const [isLocked, setLocked] = useState(isTabLocked)
  const [password, setPassword] = useState('')
  useEffect(() => {
    if (!isIdle) return
    lockTab()
    setLocked(true)
  }, [isIdle])
  const open = useMutation({
    mutationFn: () => callApi(unlock, { body: { password } }),
    onSuccess: () => {
      unlockTab()
      setLocked(false)
      setPassword('')
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    open.mutate()
  }
  return (
    <Modal
      opened={isLocked}
      onClose={() => {}}
      withCloseButton={false}
      fullScreen
      closeOnEscape={false}
      title={t('identity:lock.title')}
    >
      <form onSubmit={submit}>
        <Stack maw={420}>
          <p>{t('identity:lock.lead')}</p>
          <PasswordInput
            label={t('identity:signIn.password')}
            required
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          {open.isError ? <ErrorNotice error={open.error} /> : null}
          <Button type="submit" loading={open.isPending}>
            {t('identity:lock.open')}
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}
