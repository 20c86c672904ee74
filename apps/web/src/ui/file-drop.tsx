import { type DragEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatBytes } from '../lib/format.ts'
import classes from './file-drop.module.css'
import { Glyph } from './glyph.tsx'

interface FileDropProps {
  readonly label: string
  readonly hint?: string
  /** As the accept attribute: ".xlsx,.csv". */
  readonly accept: string
  readonly maxBytes: number
  readonly file: File | null
  readonly onFile: (file: File) => void
}

/** A native file field that also takes a dropped file. What the server would refuse anyway is said at once. */
export function FileDrop({ label, hint, accept, maxBytes, file, onFile }: FileDropProps) {
  const { t } = useTranslation()
  const id = useId()
  const [isOver, setOver] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)

  function take(taken: File | undefined) {
    if (!taken) return
    const endings = accept.split(',').map((ending) => ending.trim().toLowerCase())
    const isKnown = endings.some((ending) => taken.name.toLowerCase().endsWith(ending))
    if (!isKnown) return setRefusal(t('common:file.wrongType', { name: taken.name, endings: endings.join(', ') }))
    if (taken.size > maxBytes) {
      const values = { name: taken.name, size: formatBytes(taken.size), limit: formatBytes(maxBytes) }
      return setRefusal(t('common:file.tooLarge', values))
    }
    setRefusal(null)
    onFile(taken)
  }

  function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }

  return (
    <div>
      <label
        htmlFor={id}
        className={classes.drop}
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Glyph name="file" size={28} />
        <span className={classes.label}>{label}</span>
        <span className={classes.hint}>{hint ?? t('common:file.hint', { limit: formatBytes(maxBytes) })}</span>
        <input
          id={id}
          className={classes.input}
          type="file"
          accept={accept}
          aria-invalid={refusal !== null}
          aria-describedby={`${id}-state`}
          onChange={(event) => take(event.currentTarget.files?.[0])}
        />
      </label>
      <p id={`${id}-state`} role="status" className={refusal ? classes.refusal : classes.state}>
        {refusal ?? (file ? t('common:file.chosen', { name: file.name, size: formatBytes(file.size) }) : '')}
      </p>
    </div>
  )
}
