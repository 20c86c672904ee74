import { branchMap, layoutMap, type PlacedMap, type Scenario } from '@petakom/domain'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type ChoiceKind, choicesOf } from '../editor/names.ts'

const many = (ids: string | readonly string[] | undefined): readonly string[] =>
  ids === undefined ? [] : typeof ids === 'string' ? [ids] : ids

/** The map of a scenario, laid out, with what a participant must do told in the words of the page. */
export function useLabelledMap(scenario: Scenario): PlacedMap {
  const { t } = useTranslation()
  return useMemo(() => {
    const map = layoutMap(branchMap(scenario))
    const named = (kind: ChoiceKind, ids: string | readonly string[] | undefined) => {
      const choices = choicesOf(scenario, kind)
      return many(ids)
        .map((id) => choices.find(({ value }) => value === id)?.label ?? id)
        .join(' / ')
    }
    return {
      ...map,
      nodes: map.nodes.map((node) => {
        const { pattern } = node
        if (!pattern) return node
        const kinds = many(pattern.kind).map((kind) => t(`simulation:act.${kind}`))
        const to = named('actor', pattern.to)
        const parts = [named('target', pattern.about), to && t('simulation:score.to', { name: to })].filter(Boolean)
        return { ...node, label: [kinds.join(' / '), ...parts].join(', ') }
      }),
    }
  }, [scenario, t])
}
