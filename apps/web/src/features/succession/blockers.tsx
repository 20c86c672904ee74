import type { SuccessionCandidate } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { Lines } from './cells.tsx'
import { blockerSentences } from './succession-words.ts'

/** What is in the way of a candidate, one sentence each. */
export function Blockers({ candidate }: { candidate: SuccessionCandidate }) {
  const { i18n } = useTranslation()
  const sentences = blockerSentences(candidate, i18n)
  return <Lines lines={sentences.map((text) => ({ key: text, text }))} />
}
