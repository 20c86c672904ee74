import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../lib/api-error.ts'
import { errorSentence } from '../../lib/error-sentence.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Notice } from '../../ui/notice.tsx'
import { refreshRound } from './placement-data.ts'

/** Where somebody else changed the round: who and what, and the newer state without losing what was typed here. */
export function RefusalNotice({ error, onReload }: { error: unknown; onReload?: () => void }) {
  const { t, i18n } = useTranslation()
  const client = useQueryClient()
  if (!(error instanceof ApiError) || error.code !== 'ROUND_CHANGED') return <ErrorNotice error={error} />
  const reload = async () => {
    await refreshRound(client)
    onReload?.()
  }
  return (
    <Notice
      tone="warning"
      live
      title={t('placement:conflict.title')}
      action={<Button onClick={() => void reload()}>{t('placement:conflict.reload')}</Button>}
    >
      <p>{errorSentence(error, i18n)}</p>
      <p>{t('placement:conflict.kept')}</p>
    </Notice>
  )
}
