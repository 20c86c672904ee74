import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../../ui/notice.tsx'
import { DecideForm } from './decide-form.tsx'
import classes from './decisions.module.css'
import type { SheetPostView } from './proposal-data.ts'

interface Props {
  readonly proposalId: string
  readonly view: SheetPostView
  readonly onNext: (() => void) | null
}

/** The form; once there is a word it says that it was kept, leads to the next post, and folds the form away. */
export function DecidePart({ proposalId, view, onNext }: Props) {
  const { t } = useTranslation()
  const [saves, setSaves] = useState(0)
  const notice = useRef<HTMLDivElement>(null)
  const { decision } = view.post
  const form = (
    <DecideForm
      key={decision?.id ?? 'none'}
      proposalId={proposalId}
      view={view}
      onSaved={() => setSaves((count) => count + 1)}
    />
  )
  const savedId = saves > 0 ? decision?.id : undefined
  useEffect(() => {
    if (savedId) notice.current?.scrollIntoView({ block: 'center' })
  }, [savedId])
  if (!decision) return form
  return (
    <>
      <div ref={notice} className={classes.saved}>
        {savedId ? (
          <Notice
            tone="success"
            live
            action={
              onNext ? (
                <Button variant="default" onClick={onNext}>
                  {t('decision:form.next')}
                </Button>
              ) : null
            }
          >
            {t(onNext ? 'decision:form.saved' : 'decision:form.savedLast')}
          </Notice>
        ) : null}
      </div>
      <details key={decision.id}>
        <summary>{t('decision:form.again')}</summary>
        {form}
      </details>
    </>
  )
}
