import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../ui/notice.tsx'
import type { Explanation, Plan } from './explanation-body.tsx'
import { explanationText, planLine } from './explanation-text.ts'

/** Copies the explanation as plain text; where the browser refuses, the text is shown to be copied by hand. */
export function CopyExplanation({ explanation, plan }: { explanation: Explanation; plan: Plan }) {
  const { t, i18n } = useTranslation()
  const [outcome, setOutcome] = useState<'copied' | 'refused'>()
  const text = explanationText(explanation, planLine(plan, i18n), i18n)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setOutcome('copied')
    } catch {
      setOutcome('refused')
    }
  }
  return (
    <div className="no-print" style={{ marginBlock: 'var(--space-4)' }}>
      <Button onClick={copy}>{t('career:explain.copy')}</Button>
      {outcome === 'copied' ? (
        <Notice tone="success" live>
          {t('career:explain.copied')}
        </Notice>
      ) : null}
      {outcome === 'refused' ? (
        <Textarea label={t('career:explain.copyFailed')} readOnly autosize minRows={6} maxRows={16} value={text} />
      ) : null}
    </div>
  )
}
