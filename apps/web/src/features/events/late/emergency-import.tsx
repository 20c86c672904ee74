import { EMERGENCY_ENDING, type EmergencyImport as Imported, importEmergencyFile } from '@petakom/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { uploadFile } from '../../../lib/upload.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { FileDrop } from '../../../ui/file-drop.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { EventData } from '../event-data.ts'

const MOST_BYTES = 10_000_000

/** Files that participants' pages wrote where the line did not come back; one after another. */
export function EmergencyImport({ event }: { event: EventData }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [taken, setTaken] = useState<readonly { order: number; imported: Imported }[]>([])
  const send = useMutation({
    mutationFn: (file: File) => uploadFile(importEmergencyFile, { file, params: { id: event.id } }),
    onSuccess: (imported) => {
      setTaken((earlier) => [{ order: earlier.length, imported }, ...earlier])
      return client.invalidateQueries({ queryKey: ['event', event.id] })
    },
  })
  return (
    <section aria-labelledby="emergency-title">
      <h2 id="emergency-title">{t('events:emergency.title')}</h2>
      <p>{t('events:emergency.lead')}</p>
      <FileDrop
        label={t('events:emergency.choose')}
        accept={EMERGENCY_ENDING}
        maxBytes={MOST_BYTES}
        file={send.isPending ? (send.variables ?? null) : null}
        onFile={(file) => send.mutate(file)}
      />
      {send.isError ? <ErrorNotice error={send.error} /> : null}
      {taken.map(({ order, imported }) => (
        <Taken key={order} imported={imported} />
      ))}
    </section>
  )
}

function Taken({ imported }: { imported: Imported }) {
  const { t } = useTranslation()
  const { seat, number, name, exercise, entries, stored, known, conflicts, refused, late } = imported
  const hasLeftOut = conflicts + refused > 0
  return (
    <Notice
      live
      tone={hasLeftOut ? 'warning' : 'success'}
      title={t('events:emergency.taken', { number, seat: seat ?? '–', name, exercise })}
    >
      {t('events:emergency.counts', { entries, stored, known })}
      {late > 0 ? ` ${t('events:emergency.late', { count: late })}` : ''}
      {hasLeftOut ? ` ${t('events:emergency.leftOut', { conflicts, refused })}` : ''}
    </Notice>
  )
}
