import { COMPETENCIES } from '@petakom/domain'
import { useTranslation } from 'react-i18next'
import { competencyLabel } from '../../../../lib/competency-name.ts'
import { useDraftForm } from '../draft-form.tsx'
import { ChoiceField } from './choice-field.tsx'

interface IndicatorFieldsProps {
  readonly competency: string
  readonly indicator: string
  readonly onValue: (value: { competency: string; indicator: string }) => void
}

/** A competency of this simulation and one of its indicators of the dictionary. */
export function IndicatorFields({ competency, indicator, onValue }: IndicatorFieldsProps) {
  const { t } = useTranslation()
  const { competencies } = useDraftForm().draft
  const levels = COMPETENCIES.find(({ code }) => code === competency)?.levels ?? []
  return (
    <>
      <ChoiceField
        path="competency"
        label={t('simulation:rule.competency')}
        description={competencies.length === 0 ? t('simulation:rule.noCompetency') : ''}
        value={competency}
        data={competencies.map((code) => ({ value: code, label: competencyLabel(code) }))}
        onValue={(next) => onValue({ competency: next, indicator: indicator.startsWith(`${next}.`) ? indicator : '' })}
      />
      <ChoiceField
        path="indicator"
        label={t('simulation:rule.indicator')}
        value={indicator}
        data={levels.flatMap(({ indicators }) =>
          indicators.map(({ code, text }) => ({ value: code, label: `${code} ${text}` })),
        )}
        onValue={(next) => onValue({ competency, indicator: next })}
      />
    </>
  )
}
