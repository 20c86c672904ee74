import { NativeSelect, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import classes from './filter-row.module.css'

const TYPING_PAUSE_MS = 300

export function FilterRow({ label, children }: { label: string; children: ReactNode }) {
  return (
    <search className={classes.row} aria-label={label}>
      {children}
    </search>
  )
}

/** Searches when the typing pauses, not at every letter. */
export function SearchField(props: {
  label: string
  value: string | undefined
  onSearch: (text: string | undefined) => void
}) {
  const { label, value, onSearch } = props
  const [text, setText] = useState(value ?? '')
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed starts the wait
  useEffect(() => {
    if (text === (value ?? '')) return
    const timer = setTimeout(() => onSearch(text.trim() || undefined), TYPING_PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return <TextInput type="search" label={label} value={text} onChange={(event) => setText(event.currentTarget.value)} />
}

export function SelectField(props: {
  label: string
  all: string
  value: string | undefined
  options: readonly { readonly value: string; readonly label: string }[]
  onSelect: (value: string | undefined) => void
}) {
  return (
    <NativeSelect
      label={props.label}
      value={props.value ?? ''}
      data={[{ value: '', label: props.all }, ...props.options]}
      onChange={(event) => props.onSelect(event.currentTarget.value || undefined)}
    />
  )
}

/** A calendar day, YYYY-MM-DD; half a date typed is none yet. */
export function DayField(props: {
  label: string
  value: string | undefined
  onSelect: (day: string | undefined) => void
}) {
  const { label, value, onSelect } = props
  return (
    <TextInput
      type="date"
      label={label}
      value={value ?? ''}
      onChange={(event) => onSelect(event.currentTarget.value || undefined)}
    />
  )
}
