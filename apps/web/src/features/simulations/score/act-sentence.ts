import type { Act, Scenario } from '@petakom/domain'
import { useTranslation } from 'react-i18next'
import { choicesOf } from '../editor/names.ts'

/** One act in words: "Memutuskan pada Pompa: Sewa dahulu". */
export function useActSentence() {
  const { t } = useTranslation()
  return (scenario: Scenario, act: Pick<Act, 'kind' | 'about' | 'to' | 'option' | 'text'>): string => {
    const label = (kind: 'target' | 'actor', id: string) =>
      choicesOf(scenario, kind).find((one) => one.value === id)?.label ?? id
    const option = scenario.messages.flatMap(({ options = [] }) => options).find(({ id }) => id === act.option)
    return [
      `${t(`simulation:act.${act.kind}`)}: ${label('target', act.about)}`,
      act.to === undefined ? '' : t('simulation:score.to', { name: label('actor', act.to) }),
      option ? `“${option.label}”` : '',
      act.text ? `“${act.text}”` : '',
    ]
      .filter(Boolean)
      .join(', ')
  }
}
