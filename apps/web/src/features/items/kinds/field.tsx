import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { createContext, useContext } from 'react'

/** Sentences by the `id` of the control that they speak of. */
export const FieldErrors = createContext<ReadonlyMap<string, string>>(new Map())

interface FieldProps {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly onValue: (value: string) => void
  readonly description?: string
  readonly isLong?: boolean
  /** Of a short field, in CSS pixels; the others take what room there is. */
  readonly width?: number
  readonly inputMode?: 'numeric' | 'decimal'
}

export function Field({ isLong = false, width, value, onValue, ...rest }: FieldProps) {
  const error = useContext(FieldErrors).get(rest.id)
  const style = width === undefined ? { flex: '1 1 auto', minWidth: 'min(100%, 240px)' } : { width, maxWidth: '100%' }
  const shared = { ...rest, value, error, style }
  return isLong ? (
    <Textarea {...shared} autosize minRows={1} onChange={(event) => onValue(event.currentTarget.value)} />
  ) : (
    <TextInput {...shared} autoComplete="off" onChange={(event) => onValue(event.currentTarget.value)} />
  )
}

interface ChooseProps<Value extends string> {
  readonly id: string
  readonly label: string
  readonly value: Value | ''
  readonly data: readonly { readonly value: Value; readonly label: string }[]
  readonly onValue: (value: Value) => void
  readonly width?: number
}

export function Choose<Value extends string>({ data, value, onValue, width, ...rest }: ChooseProps<Value>) {
  const error = useContext(FieldErrors).get(rest.id)
  const isKnown = data.some((one) => one.value === value)
  return (
    <NativeSelect
      {...rest}
      style={width === undefined ? undefined : { width, maxWidth: '100%' }}
      value={value}
      error={error}
      data={[...(isKnown ? [] : [{ value: '', label: '–' }]), ...data]}
      onChange={(event) => onValue(event.currentTarget.value as Value)}
    />
  )
}
