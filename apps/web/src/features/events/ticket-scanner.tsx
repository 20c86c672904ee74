import { Button, Group, TextInput } from '@mantine/core'
import { scanTicket } from '@petakom/contract'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Notice } from '../../ui/notice.tsx'
import { CameraReader, hasCameraReader } from './camera-reader.tsx'

/** A scanner that types ends with Enter, which submits; the field empties for the next card. */
export function TicketScanner({ eventId, onScanned }: { eventId: string; onScanned: () => unknown }) {
  const { t } = useTranslation()
  const [ticket, setTicket] = useState('')
  const [isCameraOn, setCameraOn] = useState(false)
  const scan = useMutation({
    mutationFn: (code: string) => callApi(scanTicket, { params: { id: eventId }, body: { ticket: code } }),
    onSuccess: onScanned,
    onSettled: () => setTicket(''),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    scan.mutate(ticket)
  }
  const states = {
    present: t('events:attendance.present'),
    late: t('events:attendance.late'),
    absent: t('events:attendance.absent'),
  }
  return (
    <form onSubmit={submit}>
      <Group align="end" mb="md">
        <TextInput
          label={t('events:attendance.scan')}
          description={t('events:attendance.lead')}
          required
          autoComplete="off"
          value={ticket}
          onChange={(event) => setTicket(event.currentTarget.value)}
        />
        <Button type="submit">{t('events:attendance.scanButton')}</Button>
        {hasCameraReader() ? (
          <Button variant="default" aria-pressed={isCameraOn} onClick={() => setCameraOn(!isCameraOn)}>
            {isCameraOn ? t('events:attendance.cameraOff') : t('events:attendance.cameraOn')}
          </Button>
        ) : null}
      </Group>
      {isCameraOn ? <CameraReader onCode={scan.mutate} /> : null}
      {scan.isError ? <ErrorNotice error={scan.error} /> : null}
      {scan.data ? (
        <Notice tone="success" live>
          {t('events:attendance.scanned', {
            name: scan.data.name,
            session: scan.data.session ?? '–',
            seat: scan.data.seat ?? '–',
            state: scan.data.attendance ? states[scan.data.attendance] : '–',
          })}
        </Notice>
      ) : null}
    </form>
  )
}
