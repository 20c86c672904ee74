import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './loading.module.css'

const SKELETON_AFTER_MS = 300
const TEXT_AFTER_MS = 5_000
const RETRY_AFTER_MS = 15_000

type Stage = 'quiet' | 'skeleton' | 'text' | 'retry'

/** Nothing at first, so that a quick answer does not flicker; then a skeleton, then words, then a way out. */
export function Loading({ lines = 4, onRetry }: { lines?: number; onRetry?: () => unknown }) {
  const { t } = useTranslation()
  const stage = useStage()
  const isWordy = stage === 'text' || stage === 'retry'
  return (
    <div className={classes.loading} aria-busy="true">
      {stage === 'quiet' ? null : (
        <div aria-hidden="true">
          {Array.from({ length: lines }, (_, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike and never move
            <div key={line} className={classes.line} />
          ))}
        </div>
      )}
      <p role="status" className={isWordy ? undefined : 'visually-hidden'}>
        {isWordy ? t('common:loading.still') : stage === 'skeleton' ? t('common:loading.now') : ''}
      </p>
      {stage === 'retry' ? (
        <Button variant="default" onClick={() => (onRetry ? onRetry() : window.location.reload())}>
          {t('common:action.retry')}
        </Button>
      ) : null}
    </div>
  )
}

function useStage(): Stage {
  const [stage, setStage] = useState<Stage>('quiet')
  useEffect(() => {
    const timers = [
      setTimeout(() => setStage('skeleton'), SKELETON_AFTER_MS),
      setTimeout(() => setStage('text'), TEXT_AFTER_MS),
      setTimeout(() => setStage('retry'), RETRY_AFTER_MS),
    ]
    return () => timers.forEach(clearTimeout)
  }, [])
  return stage
}
