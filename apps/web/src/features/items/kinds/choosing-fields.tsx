import { Group, Radio } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Choose, Field } from './field.tsx'
import { fieldId, letterOf } from './field-id.ts'
import type { KindDraftOf } from './kind-draft.ts'
import type { KindFieldsProps } from './kind-fields.tsx'
import { OptionRows } from './option-rows.tsx'
import { PointsField } from './points-field.tsx'

type Choice = KindDraftOf<'choice'>

export function ChoiceFields({ draft, onDraft, isSituation }: KindFieldsProps<Choice> & { isSituation: boolean }) {
  const { t } = useTranslation()
  return (
    <OptionRows
      hint={isSituation ? t('items:form.gradedHint') : t('items:form.keyHint')}
      rows={draft.options}
      onRows={(options) => onDraft({ ...draft, options })}
      least={isSituation ? 4 : 3}
      most={isSituation ? 4 : 8}
      blank={() => ({ text: '', points: '0' })}
    >
      {(row, place, change) =>
        isSituation ? (
          <Choose
            id={fieldId('pilihan', place, 'poin')}
            label={t('items:form.weightOf', { letter: letterOf(place) })}
            width={120}
            value={row.points}
            data={['0', '1', '2', '3'].map((value) => ({ value, label: value }))}
            onValue={(points) => change({ points })}
          />
        ) : (
          <Radio
            name="kunci"
            mt={34}
            label={t('items:form.isKey', { letter: letterOf(place) })}
            checked={row.points === '1'}
            onChange={() =>
              onDraft({
                ...draft,
                options: draft.options.map((one, index) => ({ ...one, points: index === place ? '1' : '0' })),
              })
            }
          />
        )
      }
    </OptionRows>
  )
}

export function ChoicesFields({ draft, onDraft }: KindFieldsProps<KindDraftOf<'choices'>>) {
  const { t } = useTranslation()
  return (
    <>
      <OptionRows
        hint={t('editor:choices.hint')}
        rows={draft.options}
        onRows={(options) => onDraft({ ...draft, options })}
        least={2}
        most={12}
        blank={() => ({ text: '', points: '0' })}
      >
        {(row, place, change) => (
          <PointsField
            list="pilihan"
            place={place}
            label={t('editor:pointsOf', { name: letterOf(place) })}
            value={row.points}
            onValue={(points) => change({ points })}
          />
        )}
      </OptionRows>
      <LimitFields draft={draft} onDraft={onDraft} />
    </>
  )
}

/** How many may be chosen, and how their points make a score. */
export function LimitFields<Draft extends KindDraftOf<'choices' | 'hot-text'>>(props: KindFieldsProps<Draft>) {
  const { draft, onDraft } = props
  const { t } = useTranslation()
  return (
    <Group align="start" wrap="wrap">
      <Field
        id="jawaban-least"
        label={t('editor:limit.least')}
        inputMode="numeric"
        width={150}
        value={draft.least}
        onValue={(least) => onDraft({ ...draft, least })}
      />
      <Field
        id="jawaban-most"
        label={t('editor:limit.most')}
        inputMode="numeric"
        width={150}
        value={draft.most}
        onValue={(most) => onDraft({ ...draft, most })}
      />
      <Choose
        id="jawaban-rule"
        label={t('editor:rule')}
        value={draft.rule}
        data={(['sum-floored', 'all-or-nothing'] as const).map((value) => ({
          value,
          label: t(`items:key.rule.${value}`),
        }))}
        onValue={(rule) => onDraft({ ...draft, rule })}
      />
    </Group>
  )
}

export function BestWorstFields({ draft, onDraft }: KindFieldsProps<KindDraftOf<'best-worst'>>) {
  const { t } = useTranslation()
  return (
    <OptionRows
      hint={t('editor:bestWorst.hint')}
      rows={draft.options}
      onRows={(options) => onDraft({ ...draft, options })}
      least={3}
      most={8}
      blank={() => ({ text: '', best: '0', worst: '0' })}
    >
      {(row, place, change) => (
        <>
          <Field
            id={fieldId('pilihan', place, 'terbaik')}
            label={t('editor:bestWorst.best', { name: letterOf(place) })}
            inputMode="numeric"
            width={150}
            value={row.best}
            onValue={(best) => change({ best })}
          />
          <Field
            id={fieldId('pilihan', place, 'terburuk')}
            label={t('editor:bestWorst.worst', { name: letterOf(place) })}
            inputMode="numeric"
            width={150}
            value={row.worst}
            onValue={(worst) => change({ worst })}
          />
        </>
      )}
    </OptionRows>
  )
}
