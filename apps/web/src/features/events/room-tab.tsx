import { Button } from '@mantine/core'
import { getRoom, grantExtraTime, type RoomRow } from '@petakom/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatTime, type Timezone } from '../../lib/format.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import type { EventData } from './event-data.ts'
import { SessionSelect, useSession } from './session-select.tsx'

const REFRESH_MS = 5_000
const EXTRA_MINUTES = 10

export function RoomTab({ event }: { event: EventData }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const number = useSession(event)
  const session = event.sessionList.find((one) => one.number === number)?.id
  const [granting, setGranting] = useState<RoomRow | null>(null)
  const zone = event.timezone as Timezone
  const room = useQuery({
    queryKey: ['event', event.id, 'room', session],
    queryFn: () => callApi(getRoom, { params: { id: event.id }, query: session ? { session } : {} }),
    refetchInterval: REFRESH_MS,
  })
  return (
    <>
      <SessionSelect event={event} label={t('events:room.session')} />
      {room.isPending ? <Loading lines={8} /> : null}
      {room.isError ? <ErrorNotice error={room.error} onRetry={room.refetch} /> : null}
      {room.data?.rows.length === 0 ? <EmptyState title={t('events:room.empty')} /> : null}
      {room.data && room.data.rows.length > 0 ? (
        <>
          <p>{t('events:room.clock', { time: formatTime(room.data.now, zone) })}</p>
          <PlainTable
            caption={t('events:room.caption')}
            rows={room.data.rows}
            rowKey={({ participantId, attemptId }) => attemptId ?? participantId}
            columns={[
              { id: 'seat', title: t('events:room.seat'), isNumber: true, cell: (row) => row.seat ?? '–' },
              { id: 'name', title: t('events:room.name'), cell: (row) => row.name },
              { id: 'exercise', title: t('events:room.exercise'), cell: (row) => row.exercise ?? '–' },
              {
                id: 'state',
                title: t('events:room.state'),
                cell: (row) =>
                  [
                    row.state ? t(`events:room.${row.state}`) : '–',
                    row.trouble ? t(`events:room.${row.trouble}`) : null,
                  ]
                    .filter(Boolean)
                    .join(', '),
              },
              {
                id: 'progress',
                title: t('events:room.progress'),
                isNumber: true,
                cell: (row) => `${row.answered} / ${row.items}`,
              },
              {
                id: 'saved',
                title: t('events:room.saved'),
                cell: (row) => (row.lastSavedAt ? formatTime(row.lastSavedAt, zone) : '–'),
              },
              {
                id: 'left',
                title: t('events:room.left'),
                isNumber: true,
                cell: (row) => t('events:room.minutes', { minutes: Math.ceil(row.remainingSeconds / 60) }),
              },
              {
                id: 'add',
                title: t('events:room.add'),
                cell: (row) => (
                  <Button
                    size="xs"
                    variant="default"
                    disabled={row.attemptId === null || row.state === 'handed-in'}
                    aria-label={`${t('events:room.add')}: ${row.name}`}
                    onClick={() => setGranting(row)}
                  >
                    {t('events:room.add')}
                  </Button>
                ),
              },
            ]}
          />
        </>
      ) : null}
      <ConfirmDialog
        opened={granting !== null}
        title={t('events:room.addTitle', { name: granting?.name ?? '' })}
        confirmLabel={t('events:room.add')}
        reason="required"
        onClose={() => setGranting(null)}
        onConfirm={async (reason) => {
          if (granting?.attemptId) {
            await callApi(grantExtraTime, {
              params: { id: granting.attemptId },
              body: { minutes: EXTRA_MINUTES, reason },
            })
          }
          await client.invalidateQueries({ queryKey: ['event', event.id, 'room'] })
        }}
      >
        {t('events:room.addText')}
      </ConfirmDialog>
    </>
  )
}
