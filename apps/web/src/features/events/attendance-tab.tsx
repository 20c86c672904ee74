import { NativeSelect } from '@mantine/core'
import { setAttendance } from '@petakom/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatDate, formatNumber, type Timezone } from '../../lib/format.ts'
import { usePermission } from '../../lib/use-permission.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { StatRow, StatTile } from '../../ui/stat-tile.tsx'
import { type EventData, type Participant, participantsQuery } from './event-data.ts'
import { SessionSelect, useSession } from './session-select.tsx'
import { TicketScanner } from './ticket-scanner.tsx'

type Attendance = Participant['attendance']

export function AttendanceTab({ event }: { event: EventData }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const session = useSession(event)
  const list = useQuery({ ...participantsQuery(event.id, { session: session ?? 0 }), enabled: session !== undefined })
  const mayEdit = usePermission('attendance.edit')
  const { startsAt, attendanceOpen } = event.sessionList.find(({ number }) => number === session) ?? {}
  const mayTick = mayEdit && attendanceOpen === true
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
      {mayEdit && event.sessionList.some((one) => one.attendanceOpen) ? (
        <TicketScanner eventId={event.id} onScanned={refresh} />
      ) : null}
      <SessionSelect event={event} label={t('events:attendance.session')} />
      {mayEdit && attendanceOpen === false ? (
        <Notice tone="info">
          {t('events:attendance.tooEarly', { date: formatDate(startsAt, event.timezone as Timezone) })}
        </Notice>
      ) : null}
      {tick.isError ? <ErrorNotice error={tick.error} /> : null}
      {list.isPending ? <Loading lines={8} /> : null}
      {list.isError ? <ErrorNotice error={list.error} onRetry={list.refetch} /> : null}
      {list.data ? <AttendanceTiles rows={list.data} /> : null}
      {list.data ? (
        <PlainTable
          caption={t('events:attendance.caption')}
          rows={list.data}
          rowKey={({ id }) => id}
          columns={[
            { id: 'seat', title: t('events:people.seat'), isNumber: true, cell: (row) => row.seat },
            { id: 'number', title: t('events:people.number'), isNumber: true, cell: (row) => row.number },
            { id: 'name', title: t('events:people.name'), cell: (row) => row.name },
            { id: 'unit', title: t('events:people.unitName'), cell: (row) => row.unitName },
            {
              id: 'state',
              title: t('events:attendance.state'),
              cell: (row) => (
                <NativeSelect
                  aria-label={`${t('events:attendance.state')}: ${row.name}`}
                  disabled={!mayTick}
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

function AttendanceTiles({ rows }: { rows: readonly Participant[] }) {
  const { t } = useTranslation()
  const count = (state: Attendance) => formatNumber(rows.filter(({ attendance }) => attendance === state).length)
  return (
    <StatRow>
      <StatTile label={t('events:attendance.present')} value={count('present')} />
      <StatTile label={t('events:attendance.late')} value={count('late')} />
      <StatTile label={t('events:attendance.absent')} value={count('absent')} />
      <StatTile label={t('events:attendance.none')} value={count(null)} />
    </StatRow>
  )
}
