import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { errorSentence } from '../lib/error-sentence.ts'
import { Notice } from './notice.tsx'

/** What happened, what it means, what to do; never a stack or a code alone. */
export function ErrorNotice({ error, onRetry, title }: { error: unknown; onRetry?: () => unknown; title?: string }) {
  const { t, i18n } = useTranslation()
  return (
    <Notice
      tone="danger"
      live
      title={title ?? t('common:error.title')}
      action={
        onRetry ? (
          <Button variant="default" onClick={() => onRetry()}>
            {t('common:action.retry')}
          </Button>
        ) : null
      }
    >
      <p>{errorSentence(error, i18n)}</p>
    </Notice>
  )
}
