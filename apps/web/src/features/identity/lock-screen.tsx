import { Button, Group, PasswordInput, Stack } from '@mantine/core'
import { lockSession, signOut, unlock } from '@petakom/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { ApiError } from '../../lib/api-error.ts'
import { sessionQuery } from '../../lib/session.ts'
import { setLocked } from '../../lib/session-lock.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import classes from './entrance.module.css'

const RETRY_MS = 5000

/** Stands in place of every page while the session is locked: nothing of them is left in the document or the memory. */
export function LockScreen() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [password, setPassword] = useState('')
  useKeptLock()
  useEffect(() => {
    void client.cancelQueries()
    client.clear()
  }, [client])
  const leave = (session: null | undefined) => {
    if (session === null) client.setQueryData(sessionQuery.queryKey, null)
    setLocked(false)
  }
  const open = useMutation({
    mutationFn: () => callApi(unlock, { body: { password } }),
    onSuccess: () => leave(undefined),
  })
  const end = useMutation({ mutationFn: () => callApi(signOut), onSuccess: () => leave(null) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    open.mutate()
  }
  return (
    <form onSubmit={submit} className={classes.entrance}>
      <Stack maw={420}>
        <h1>{t('identity:lock.title')}</h1>
        <p>{t('identity:lock.lead')}</p>
        <PasswordInput
          label={t('identity:signIn.password')}
          required
          autoFocus
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {open.isError ? <ErrorNotice error={open.error} /> : null}
        {end.isError ? <ErrorNotice error={end.error} /> : null}
        <Group>
          <Button type="submit" loading={open.isPending}>
            {t('identity:lock.open')}
          </Button>
          <Button variant="default" onClick={() => end.mutate()} loading={end.isPending}>
            {t('identity:lock.signOut')}
          </Button>
        </Group>
        <p>{t('identity:lock.hint')}</p>
      </Stack>
    </form>
  )
}

/** Tells the server of the lock, again and again while it cannot be reached: a lock kept by the page alone is none. */
function useKeptLock(): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isOver = false
    const tell = async () => {
      try {
        await callApi(lockSession)
      } catch (error) {
        if (error instanceof ApiError && error.status === 401) setLocked(false)
        if (error instanceof ApiError || isOver) return
        timer = setTimeout(tell, RETRY_MS)
      }
    }
    void tell()
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [])
}
