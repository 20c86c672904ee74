import { Checkbox, Textarea, TextInput } from '@mantine/core'
import { fieldIdOf, useFieldError } from '../draft-form.tsx'

interface TextFieldProps {
  /** Place inside the thing that is edited: 'options.0.label'. */
  readonly path: string
  readonly label: string
  readonly value: string
  readonly onValue: (value: string) => void
  readonly description?: string
  readonly isLong?: boolean
  /** One sentence, which may be longer than the field is wide. */
  readonly isSentence?: boolean
  readonly type?: 'text' | 'datetime-local'
}

export function TextField(props: TextFieldProps) {
  const { path, value, onValue, isLong = false, isSentence = false, type = 'text', ...rest } = props
  const shared = { ...rest, id: fieldIdOf(path), value, error: useFieldError(path), autoComplete: 'off' }
  if (isSentence)
    return (
      <Textarea
        {...shared}
        autosize
        minRows={1}
        onChange={(event) => onValue(event.currentTarget.value.replace(/\n+/g, ' '))}
      />
    )
  return isLong ? (
    <Textarea {...shared} autosize minRows={2} onChange={(event) => onValue(event.currentTarget.value)} />
  ) : (
    <TextInput {...shared} type={type} onChange={(event) => onValue(event.currentTarget.value)} />
  )
}

/** Paragraphs in one field, an empty line between two. */
export function ParagraphsField(
  props: Omit<TextFieldProps, 'value' | 'onValue' | 'isLong' | 'type'> & {
    readonly value: readonly string[]
    readonly onValue: (value: string[]) => void
  },
) {
  const { value, onValue } = props
  return <TextField {...props} isLong value={value.join('\n\n')} onValue={(text) => onValue(text.split('\n\n'))} />
}

export function CheckField(props: {
  readonly path: string
  readonly label: string
  readonly value: boolean
  readonly onValue: (value: boolean) => void
  readonly description?: string
}) {
  const { path, value, onValue, ...rest } = props
  return (
    <Checkbox
      {...rest}
      id={fieldIdOf(path)}
      checked={value}
      onChange={(event) => onValue(event.currentTarget.checked)}
    />
  )
}
