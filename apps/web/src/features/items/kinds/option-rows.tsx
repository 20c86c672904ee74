import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from './field.tsx'
import { fieldId, letterOf } from './field-id.ts'
import { RowList } from './row-list.tsx'

interface OptionRowsProps<Row extends { readonly text: string }> {
  readonly legend?: string
  readonly hint: string
  readonly rows: readonly Row[]
  readonly onRows: (rows: readonly Row[]) => void
  readonly least: number
  readonly most: number
  readonly blank: () => Row
  /** What stands beside an option's text: its points, its place, its key. */
  readonly children: (row: Row, place: number, change: (part: Partial<Row>) => void) => ReactNode
}

/** The options of an item, called by their letters, each with its text and its own key. */
export function OptionRows<Row extends { readonly text: string }>(props: OptionRowsProps<Row>) {
  const { children, legend, ...rest } = props
  const { t } = useTranslation()
  const nameOf = (place: number) => t('items:form.optionText', { letter: letterOf(place) })
  return (
    <RowList {...rest} legend={legend ?? t('items:item.options')} nameOf={nameOf} addLabel={t('items:form.addOption')}>
      {(row, place, change) => (
        <>
          <Field
            id={fieldId('pilihan', place)}
            label={nameOf(place)}
            isLong
            value={row.text}
            onValue={(text) => change({ text } as Partial<Row>)}
          />
          {children(row, place, change)}
        </>
      )}
    </RowList>
  )
}
