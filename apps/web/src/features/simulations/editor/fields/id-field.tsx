import { TextInput } from '@mantine/core'
import { type NameKind, renameId } from '@petakom/domain'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldIdOf, useDraftForm, useFieldError } from '../draft-form.tsx'
import { isFreeName } from '../draft-parts.ts'

interface IdFieldProps {
  /** Kind of thing whose name others use; null for one that nothing points at. */
  readonly kind: NameKind
  readonly id: string
  readonly path?: string
  readonly onRenamed?: (id: string) => void
}

/** The name of a thing inside the file. A new one takes effect when the field is left, and goes along to wherever it is used. */
export function IdField({ kind, id, path = 'id', onRenamed }: IdFieldProps) {
  const { t } = useTranslation()
  const { draft, change } = useDraftForm()
  const given = useFieldError(path)
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? id
  const isWellFormed = /^[a-z][a-z0-9-]{0,59}$/.test(text)
  const problem =
    text === id
      ? given
      : !isWellFormed
        ? t('simulation:field.nameForm')
        : isFreeName(draft, text)
          ? undefined
          : t('simulation:field.nameTaken')
  const leave = () => {
    if (typed === null || typed === id || problem) return
    setTyped(null)
    change(renameId(draft, kind, id, typed))
    onRenamed?.(typed)
  }
  return (
    <TextInput
      id={fieldIdOf(path)}
      label={t('simulation:field.name')}
      description={t('simulation:field.nameHint')}
      autoComplete="off"
      spellCheck={false}
      value={text}
      error={problem}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={(event) => event.key === 'Enter' && leave()}
    />
  )
}
