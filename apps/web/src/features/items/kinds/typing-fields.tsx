import { Checkbox, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Field } from './field.tsx'
import { fieldId } from './field-id.ts'
import type { KindDraftOf } from './kind-draft.ts'
import type { KindFieldsProps } from './kind-fields.tsx'
import { PointsField } from './points-field.tsx'
import { RowList } from './row-list.tsx'

export function NumericFields({ draft, onDraft }: KindFieldsProps<KindDraftOf<'numeric'>>) {
  const { t } = useTranslation()
  return (
    <>
      <Group align="start" wrap="wrap">
        <Field
          id="jawaban-unit"
          label={t('editor:numeric.unit')}
          width={220}
          value={draft.unit}
          onValue={(unit) => onDraft({ ...draft, unit: unit.slice(0, 40) })}
        />
        <Field
          id="jawaban-decimals"
          label={t('editor:numeric.decimals')}
          inputMode="numeric"
          width={220}
          value={draft.decimals}
          onValue={(decimals) => onDraft({ ...draft, decimals })}
        />
      </Group>
      <RowList
        legend={t('editor:numeric.ranges')}
        hint={t('editor:numeric.hint')}
        rows={draft.ranges}
        onRows={(ranges) => onDraft({ ...draft, ranges })}
        least={1}
        most={10}
        blank={() => ({ low: '', high: '', points: '1' })}
        nameOf={(place) => t('editor:numeric.range', { place: place + 1 })}
        addLabel={t('editor:numeric.add')}
      >
        {(row, place, change) => (
          <>
            {(['low', 'high'] as const).map((end) => (
              <Field
                key={end}
                id={fieldId('rentang', place, end === 'low' ? 'dari' : 'sampai')}
                label={t(`editor:numeric.${end}`)}
                inputMode="decimal"
                width={180}
                value={row[end]}
                onValue={(value) => change({ [end]: value })}
              />
            ))}
            <PointsField list="rentang" place={place} value={row.points} onValue={(points) => change({ points })} />
          </>
        )}
      </RowList>
    </>
  )
}

export function ShortTextFields({ draft, onDraft }: KindFieldsProps<KindDraftOf<'short-text'>>) {
  const { t } = useTranslation()
  return (
    <>
      <RowList
        legend={t('editor:short.accepted')}
        hint={t('editor:short.hint')}
        rows={draft.accepted}
        onRows={(accepted) => onDraft({ ...draft, accepted })}
        least={1}
        most={50}
        blank={() => ({ text: '', points: '1' })}
        nameOf={(place) => t('editor:short.answer', { place: place + 1 })}
        addLabel={t('editor:short.add')}
      >
        {(row, place, change) => (
          <>
            <Field
              id={fieldId('diterima', place)}
              label={t('editor:short.answer', { place: place + 1 })}
              value={row.text}
              onValue={(text) => change({ text })}
            />
            <PointsField list="diterima" place={place} value={row.points} onValue={(points) => change({ points })} />
          </>
        )}
      </RowList>
      <Field
        id="jawaban-most"
        label={t('editor:short.most')}
        inputMode="numeric"
        value={draft.most}
        onValue={(most) => onDraft({ ...draft, most })}
      />
      <Checkbox
        label={t('editor:short.caseSensitive')}
        checked={draft.caseSensitive}
        onChange={(event) => onDraft({ ...draft, caseSensitive: event.currentTarget.checked })}
      />
    </>
  )
}

export function LongTextFields({ draft, onDraft }: KindFieldsProps<KindDraftOf<'long-text'>>) {
  const { t } = useTranslation()
  return (
    <>
      <Group align="start" wrap="wrap">
        <Field
          id="jawaban-words"
          label={t('editor:long.words')}
          inputMode="numeric"
          width={240}
          value={draft.mostWords}
          onValue={(mostWords) => onDraft({ ...draft, mostWords })}
        />
        <Field
          id="jawaban-most"
          label={t('editor:long.most')}
          inputMode="numeric"
          width={240}
          value={draft.most}
          onValue={(most) => onDraft({ ...draft, most })}
        />
      </Group>
      <Field
        id="jawaban-rubrik"
        label={t('editor:long.rubric')}
        description={t('editor:long.rubricHint')}
        isLong
        value={draft.rubric}
        onValue={(rubric) => onDraft({ ...draft, rubric })}
      />
      <RowList
        legend={t('editor:long.anchors')}
        hint={t('editor:long.anchorsHint')}
        rows={draft.anchors}
        onRows={(anchors) => onDraft({ ...draft, anchors })}
        least={0}
        most={20}
        blank={() => ({ text: '', points: '0' })}
        nameOf={(place) => t('editor:long.anchor', { place: place + 1 })}
        addLabel={t('editor:long.add')}
      >
        {(row, place, change) => (
          <>
            <Field
              id={fieldId('jangkar', place)}
              label={t('editor:long.anchor', { place: place + 1 })}
              isLong
              value={row.text}
              onValue={(text) => change({ text })}
            />
            <PointsField list="jangkar" place={place} value={row.points} onValue={(points) => change({ points })} />
          </>
        )}
      </RowList>
    </>
  )
}
