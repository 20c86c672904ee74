import { useTranslation } from 'react-i18next'
import { Choose, Field } from './field.tsx'
import { fieldId, letterOf } from './field-id.ts'
import type { KindDraftOf } from './kind-draft.ts'
import type { KindFieldsProps } from './kind-fields.tsx'
import { OptionRows } from './option-rows.tsx'
import { RowList } from './row-list.tsx'

export function GradedFields({ draft, onDraft }: KindFieldsProps<KindDraftOf<'graded'>>) {
  const { t } = useTranslation()
  const { options, scale } = draft
  return (
    <>
      <RowList
        legend={t('editor:graded.scale')}
        hint={t('editor:graded.scaleHint')}
        rows={scale}
        onRows={(next) => onDraft({ ...draft, scale: next })}
        least={2}
        most={10}
        blank={() => ({ label: '', value: Math.max(-1, ...scale.map(({ value }) => value)) + 1 })}
        nameOf={(place) => t('editor:graded.step', { place: place + 1 })}
        addLabel={t('editor:graded.addStep')}
      >
        {(row, place, change) => (
          <Field
            id={fieldId('skala', place)}
            label={t('editor:graded.stepWorth', { place: place + 1, value: row.value })}
            value={row.label}
            onValue={(label) => change({ label })}
          />
        )}
      </RowList>
      <OptionRows
        legend={t('editor:graded.options')}
        hint={t('editor:graded.hint')}
        rows={options}
        onRows={(next) => onDraft({ ...draft, options: next })}
        least={1}
        most={10}
        blank={() => ({ text: '', key: String(scale[0]?.value ?? 0) })}
      >
        {(row, place, change) => (
          <Choose
            id={fieldId('pilihan', place, 'kunci')}
            label={t('editor:graded.key', { name: letterOf(place) })}
            width={200}
            value={row.key}
            data={scale.map(({ value, label }, step) => ({
              value: String(value),
              label: label.trim() || t('editor:graded.step', { place: step + 1 }),
            }))}
            onValue={(key) => change({ key })}
          />
        )}
      </OptionRows>
      <Choose
        id="jawaban-rule"
        label={t('editor:rule')}
        value={draft.rule}
        data={(['distance', 'exact'] as const).map((value) => ({ value, label: t(`items:key.rule.${value}`) }))}
        onValue={(rule) => onDraft({ ...draft, rule })}
      />
    </>
  )
}

export function OrderFields({ draft, onDraft }: KindFieldsProps<KindDraftOf<'order'>>) {
  const { t } = useTranslation()
  const { options } = draft
  const places = options.map((_, index) => ({ value: String(index + 1), label: String(index + 1) }))
  return (
    <>
      <OptionRows
        legend={t('editor:order.legend')}
        hint={t('editor:order.hint')}
        rows={options}
        onRows={(next) => onDraft({ ...draft, options: next })}
        least={2}
        most={12}
        blank={() => ({ text: '', place: String(options.length + 1) })}
      >
        {(row, place, change) => (
          <Choose
            id={fieldId('pilihan', place, 'urutan')}
            label={t('editor:order.place', { name: letterOf(place) })}
            width={160}
            value={row.place}
            data={places}
            onValue={(next) => change({ place: next })}
          />
        )}
      </OptionRows>
      <Choose
        id="jawaban-rule"
        label={t('editor:rule')}
        value={draft.rule}
        data={(['exact', 'adjacent'] as const).map((value) => ({ value, label: t(`editor:order.rule.${value}`) }))}
        onValue={(rule) => onDraft({ ...draft, rule })}
      />
    </>
  )
}
