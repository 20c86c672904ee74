import type { Scenario } from '@petakom/domain'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type WordsOf, wordsOf } from './words-of.ts'

export function useWordsOf(scenario: Scenario): WordsOf {
  const { t } = useTranslation()
  return useMemo(() => wordsOf(scenario, t), [scenario, t])
}
