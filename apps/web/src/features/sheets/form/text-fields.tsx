import { Textarea, TextInput } from '@mantine/core'

export function Line(props: { label: string; value: string; onChange: (value: string) => void; hint?: string }) {
  return (
    <TextInput
      label={props.label}
      description={props.hint}
      maxLength={300}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  )
}

export function Text(props: { label: string; value: string; onChange: (value: string) => void; hint?: string }) {
  return (
    <Textarea
      label={props.label}
      description={props.hint}
      autosize
      minRows={2}
      maxLength={2000}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  )
}

/** Paragraphs, one to a line; empty lines are none while the text is whole. */
export function Lines(props: {
  label: string
  value: readonly string[]
  onChange: (value: string[]) => void
  hint?: string
}) {
  return (
    <Textarea
      label={props.label}
      description={props.hint}
      autosize
      minRows={3}
      value={props.value.join('\n')}
      onChange={(event) => props.onChange(event.currentTarget.value.split('\n'))}
    />
  )
}

export function Whole(props: { label: string; value: number; onChange: (value: number) => void }) {
  return (
    <TextInput
      label={props.label}
      inputMode="numeric"
      maw={220}
      value={Number.isNaN(props.value) ? '' : String(props.value)}
      onChange={(event) => props.onChange(Number.parseInt(event.currentTarget.value, 10))}
    />
  )
}
