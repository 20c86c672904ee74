import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from './notice.tsx'

export interface FieldError {
  /** The `id` of the control that the sentence speaks of. */
  readonly fieldId: string
  readonly message: string
}

/** Stands above a form after it was refused, takes the focus, and leads to each field. */
export function FieldErrorSummary({ errors }: { errors: readonly FieldError[] }) {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  // A new list is a new refusal; the focus goes to it, though the length may be the same.
  useEffect(() => {
    if (errors.length > 0) box.current?.focus()
  }, [errors])
  if (errors.length === 0) return null
  return (
    <div ref={box} tabIndex={-1} role="alert">
      <Notice tone="danger" title={t('common:form.errors', { count: errors.length })}>
        <ul style={{ margin: 0, paddingInlineStart: 20 }}>
          {errors.map((error) => (
            <li key={error.fieldId}>
              <a
                href={`#${error.fieldId}`}
                onClick={(event) => {
                  event.preventDefault()
                  document.getElementById(error.fieldId)?.focus()
                }}
              >
                {error.message}
              </a>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  )
}
