import { useTranslation } from 'react-i18next'
import { Choose, Field } from './field.tsx'
import { fieldId, letterOf } from './field-id.ts'
import type { KindDraftOf, Text } from './kind-draft.ts'
import type { KindFieldsProps } from './kind-fields.tsx'
import { PointsField } from './points-field.tsx'
import { RowList } from './row-list.tsx'

type Side = 'left' | 'right'

export function MatchFields({ draft, onDraft }: KindFieldsProps<KindDraftOf<'match'>>) {
  const { t } = useTranslation()
  const { pairs } = draft
  const names = (side: Side) =>
    draft[side].map(({ text }, place) => ({
      value: String(place),
      label: `${side === 'left' ? place + 1 : letterOf(place)}. ${text.trim().slice(0, 60)}`,
    }))
  /** Pairs follow their rows wherever these go, and go with them. */
  const setSide = (side: Side, rows: readonly Text[]) => {
    const placeOf = new Map(draft[side].map((row, place) => [place, rows.indexOf(row)]))
    const isEdit =
      rows.length === draft[side].length && [...placeOf.values()].filter((place) => place === -1).length <= 1
    const kept =
      isEdit && [...placeOf.values()].includes(-1)
        ? pairs
        : pairs.flatMap((pair) => {
            const place = placeOf.get(pair[side]) ?? -1
            return place === -1 ? [] : [{ ...pair, [side]: place }]
          })
    onDraft({ ...draft, [side]: rows, pairs: kept })
  }
  const sideList = (side: Side, list: string) => (
    <RowList
      legend={t(`editor:match.${side}`)}
      rows={draft[side]}
      onRows={(rows) => setSide(side, rows)}
      least={1}
      most={12}
      blank={() => ({ text: '' })}
      nameOf={(place) => t(`editor:match.${side}Row`, { name: side === 'left' ? place + 1 : letterOf(place) })}
      addLabel={t('editor:match.addRow')}
    >
      {(row, place, change) => (
        <Field
          id={fieldId(list, place)}
          label={t(`editor:match.${side}Row`, { name: side === 'left' ? place + 1 : letterOf(place) })}
          isLong
          value={row.text}
          onValue={(text) => change({ text })}
        />
      )}
    </RowList>
  )
  return (
    <>
      {sideList('left', 'kiri')}
      {sideList('right', 'kanan')}
      <Field
        id="jawaban-most"
        label={t('editor:match.perRight')}
        inputMode="numeric"
        value={draft.mostPerRight}
        onValue={(mostPerRight) => onDraft({ ...draft, mostPerRight })}
      />
      <RowList
        legend={t('editor:match.pairs')}
        hint={t('editor:match.hint')}
        rows={pairs}
        onRows={(next) => onDraft({ ...draft, pairs: next })}
        least={1}
        most={144}
        blank={() => ({ left: 0, right: 0, points: '1' })}
        nameOf={(place) => t('editor:match.pair', { place: place + 1 })}
        addLabel={t('editor:match.addPair')}
      >
        {(row, place, change) => (
          <>
            <Choose
              id={fieldId('pasangan', place, 'kiri')}
              label={t('editor:match.left')}
              width={240}
              value={String(row.left)}
              data={names('left')}
              onValue={(left) => change({ left: Number(left) })}
            />
            <Choose
              id={fieldId('pasangan', place, 'kanan')}
              label={t('editor:match.right')}
              width={240}
              value={String(row.right)}
              data={names('right')}
              onValue={(right) => change({ right: Number(right) })}
            />
            <PointsField list="pasangan" place={place} value={row.points} onValue={(points) => change({ points })} />
          </>
        )}
      </RowList>
    </>
  )
}
