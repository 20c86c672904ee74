import { Button, Group } from '@mantine/core'
import { type RoomBoard, sharePublicBoard } from '@petakom/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import type { EventData } from '../event-data.ts'
import { IncidentDialog } from './incident-dialog.tsx'
import { type TimeAction, TimeDialog } from './time-dialog.tsx'

/** What is done for the whole room at once. */
export function RoomOrders({ event, board }: { event: EventData; board: RoomBoard }) {
  const { t } = useTranslation()
  const [action, setAction] = useState<TimeAction | null>(null)
  const [isNoting, setNoting] = useState(false)
  const share = useMutation({
    mutationFn: () => callApi(sharePublicBoard, { params: { id: event.id } }),
    onSuccess: ({ token }) => window.open(`/papan/${token}`, '_blank', 'noopener'),
  })
  const { session, rows } = board
  if (!session) return null
  const isEarly = session.openedAt === null && Date.parse(session.startsAt) > Date.parse(board.now)
  const has = (state: string) => rows.some((row) => row.state === state)
  return (
    <>
      <Group gap="xs" my="md">
        {isEarly ? <Button onClick={() => setAction('open')}>{t('events:room.openRoom')}</Button> : null}
        <Button variant="default" disabled={!has('running') && !has('paused')} onClick={() => setAction('extend')}>
          {t('events:room.addRoom')}
        </Button>
        <Button variant="default" disabled={!has('running')} onClick={() => setAction('pause')}>
          {t('events:room.pauseRoom')}
        </Button>
        {has('paused') ? (
          <Button variant="default" onClick={() => setAction('resume')}>
            {t('events:room.resumeRoom')}
          </Button>
        ) : null}
        <Button variant="default" onClick={() => setNoting(true)}>
          {t('events:room.note')}
        </Button>
        <Button variant="default" loading={share.isPending} onClick={() => share.mutate()}>
          {t('events:room.public')}
        </Button>
      </Group>
      {share.isError ? <ErrorNotice error={share.error} /> : null}
      <TimeDialog
        event={event}
        action={action}
        target={{ kind: 'session', sessionId: session.id }}
        mayChooseAll={event.sessionList.length > 1}
        name={t('events:room.wholeRoom', { number: session.number })}
        onClose={() => setAction(null)}
      />
      <IncidentDialog
        event={event}
        sessionId={session.id}
        row={null}
        opened={isNoting}
        onClose={() => setNoting(false)}
      />
    </>
  )
}
