import { TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'

const TYPING_PAUSE_MS = 300

/** The search of a picker. Enter searches; it never sends the form around it. */
export function PickerSearch(props: {
  id: string
  label: string
  error: string | undefined
  onSearch: (text: string) => void
}) {
  const { id, label, error, onSearch } = props
  const [text, setText] = useState('')
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed starts the wait
  useEffect(() => {
    const timer = setTimeout(() => onSearch(text.trim()), TYPING_PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return (
    <TextInput
      id={id}
      type="search"
      label={label}
      maxLength={100}
      aria-invalid={error ? true : undefined}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return
        event.preventDefault()
        onSearch(text.trim())
      }}
    />
  )
}
