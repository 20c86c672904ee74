import { Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useChoices } from '../draft-form.tsx'
import { ChoiceField, ChoicesField } from '../fields/choice-field.tsx'
import { IndicatorFields } from '../fields/indicator-fields.tsx'
import { ListFields } from '../fields/list-fields.tsx'
import { NumberField } from '../fields/number-field.tsx'
import { withKey } from '../fields/pattern-fields.tsx'
import { TextField } from '../fields/text-field.tsx'
import type { ThingProps } from './thing-props.ts'

export function RatingForm({ value, onValue }: ThingProps<'rating'>) {
  const { t } = useTranslation()
  return (
    <Stack gap="sm">
      <ChoiceField
        path="about"
        label={t('simulation:rating.about')}
        value={value.about}
        data={useChoices('message')}
        onValue={(about) => onValue({ ...value, about })}
      />
      <ChoicesField
        path="to"
        label={t('simulation:rating.to')}
        whenNone={t('simulation:pattern.anybody')}
        value={value.to ?? []}
        data={useChoices('actor')}
        onValue={(ids) => onValue(withKey(value, 'to', ids.length > 0 ? ids : undefined))}
      />
      <IndicatorFields
        competency={value.competency}
        indicator={value.indicator}
        onValue={(chosen) => onValue({ ...value, ...chosen })}
      />
      <TextField
        path="question"
        isSentence
        label={t('simulation:rating.question')}
        value={value.question}
        onValue={(question) => onValue({ ...value, question })}
      />
      <NumberField
        path="most"
        label={t('simulation:rating.most')}
        value={value.most}
        onValue={(most) => most !== undefined && onValue({ ...value, most })}
      />
      <ListFields
        path="anchors"
        legend={t('simulation:rating.anchors')}
        hint={t('simulation:rating.anchorsHint')}
        one={t('simulation:rating.anchor')}
        add={t('simulation:rating.addAnchor')}
        items={value.anchors}
        onItems={(anchors) => onValue({ ...value, anchors })}
        blank={() => ({ points: Math.min(10, (value.anchors.at(-1)?.points ?? -1) + 1), text: '' })}
        most={11}
        render={(anchor, onAnchor, path) => (
          <Stack gap="sm">
            <NumberField
              path={`${path}.points`}
              label={t('simulation:rule.points')}
              value={anchor.points}
              onValue={(points) => points !== undefined && onAnchor({ ...anchor, points })}
            />
            <TextField
              path={`${path}.text`}
              isSentence
              label={t('simulation:rating.anchorText')}
              value={anchor.text}
              onValue={(text) => onAnchor({ ...anchor, text })}
            />
          </Stack>
        )}
      />
    </Stack>
  )
}
