import { Button, Group, NativeSelect, TextInput } from '@mantine/core'
import { scanTicket, setAttendance } from '@petakom/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { type EventData, type Participant, participantsQuery } from './event-data.ts'
import { SessionSelect, useSession } from './session-select.tsx'

type Attendance = Participant['attendance']

export function AttendanceTab({ event }: { event: EventData }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const session = useSession(event)
  const list = useQuery({ ...participantsQuery(event.id, { session: session ?? 0 }), enabled: session !== undefined })
  const refresh = () => client.invalidateQueries({ queryKey: ['event', event.id] })
  const tick = useMutation({
    mutationFn: ({ id, attendance }: { id: string; attendance: Attendance }) =>
      callApi(setAttendance, { params: { id }, body: { attendance } }),
    onSuccess: refresh,
  })
  if (session === undefined) {
    return <EmptyState title={t('events:schedule.empty')}>{t('events:schedule.emptyHint')}</EmptyState>
  }
  return (
    <>
      <Scanner eventId={event.id} onScanned={refresh} />
      <SessionSelect event={event} label={t('events:attendance.session')} />
      {tick.isError ? <ErrorNotice error={tick.error} /> : null}
      {list.isPending ? <Loading lines={8} /> : null}
      {list.isError ? <ErrorNotice error={list.error} onRetry={list.refetch} /> : null}
      {list.data ? (
        <PlainTable
          caption={t('events:attendance.caption')}
          rows={list.data}
          rowKey={({ id }) => id}
          columns={[
            { id: 'seat', title: t('events:people.seat'), isNumber: true, cell: (row) => row.seat },
            { id: 'name', title: t('events:people.name'), cell: (row) => row.name },
            { id: 'unit', title: t('events:people.unitName'), cell: (row) => row.unitName },
            {
              id: 'state',
              title: t('events:attendance.state'),
              cell: (row) => (
                <NativeSelect
                  aria-label={`${t('events:attendance.state')}: ${row.name}`}
                  value={row.attendance ?? ''}
                  data={[
                    { value: '', label: t('events:attendance.none') },
                    { value: 'present', label: t('events:attendance.present') },
                    { value: 'late', label: t('events:attendance.late') },
                    { value: 'absent', label: t('events:attendance.absent') },
                  ]}
                  onChange={(chosen) =>
                    tick.mutate({ id: row.id, attendance: (chosen.currentTarget.value || null) as Attendance })
                  }
                />
              ),
            },
          ]}
        />
      ) : null}
    </>
  )
}

/** A scanner that types ends with Enter, which submits; the field empties for the next card. */
function Scanner({ eventId, onScanned }: { eventId: string; onScanned: () => unknown }) {
  const { t } = useTranslation()
  const [ticket, setTicket] = useState('')
  const scan = useMutation({
    mutationFn: () => callApi(scanTicket, { params: { id: eventId }, body: { ticket } }),
    onSuccess: onScanned,
    onSettled: () => setTicket(''),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    scan.mutate()
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
      </Group>
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
