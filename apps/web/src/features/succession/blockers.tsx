import type { SuccessionCandidate } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { blockerSentences } from './succession-words.ts'

/** What is in the way of a candidate, one sentence each. */
export function Blockers({ candidate }: { candidate: SuccessionCandidate }) {
  const { i18n } = useTranslation()
  const sentences = blockerSentences(candidate, i18n)
  if (sentences.length === 0) return '–'
  return (
    <ul style={{ margin: 0, paddingInlineStart: 'var(--space-4)', minInlineSize: '14rem' }}>
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  )
}
