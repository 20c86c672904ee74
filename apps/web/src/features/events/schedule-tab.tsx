import { Button, Checkbox, Group } from '@mantine/core'
import { planEventSessions } from '@petakom/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatDate, formatTime, type Timezone } from '../../lib/format.ts'
import { usePermission } from '../../lib/use-permission.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import type { EventData } from './event-data.ts'
import { SeatTiles } from './seat-tiles.tsx'

export function ScheduleTab({ event }: { event: EventData }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [allowPast, setAllowPast] = useState(false)
  const canChange = usePermission('event.edit') && event.state !== 'closed'
  const maySeeCards = usePermission('pin.read')
  const zone = event.timezone as Timezone
  const plan = useMutation({
    mutationFn: () => callApi(planEventSessions, { params: { id: event.id }, body: { allowPast } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['event', event.id] }),
  })
  return (
    <>
      <p>{t('events:schedule.lead')}</p>
      <SeatTiles event={event} />
      {canChange ? (
        <Group my="md">
          <Button loading={plan.isPending} onClick={() => plan.mutate()}>
            {t('events:schedule.plan')}
          </Button>
          <Checkbox
            label={t('events:schedule.past')}
            checked={allowPast}
            onChange={(ticked) => setAllowPast(ticked.currentTarget.checked)}
          />
        </Group>
      ) : null}
      {plan.isError ? <ErrorNotice error={plan.error} /> : null}
      {plan.data ? (
        <Notice tone="success" live>
          {t('events:schedule.planned', { sessions: plan.data.sessions, seated: plan.data.seated })}
        </Notice>
      ) : null}
      {plan.data && plan.data.crowded.length > 0 ? (
        <Notice tone="warning" title={t('events:schedule.crowded')}>
          <ul>
            {plan.data.crowded.map(({ unit, session, away }) => (
              <li key={`${unit} ${session}`}>{t('events:schedule.crowdedRow', { unit, session, away })}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {event.sessionList.length === 0 ? (
        <EmptyState title={t('events:schedule.empty')}>{t('events:schedule.emptyHint')}</EmptyState>
      ) : (
        <PlainTable
          caption={t('events:schedule.caption')}
          rows={event.sessionList}
          rowKey={({ id }) => id}
          columns={[
            { id: 'number', title: t('events:schedule.number'), isNumber: true, cell: (row) => row.number },
            { id: 'date', title: t('events:schedule.date'), cell: (row) => formatDate(row.startsAt, zone) },
            {
              id: 'time',
              title: t('events:schedule.time'),
              cell: (row) => `${formatTime(row.startsAt, zone)} – ${formatTime(row.endsAt, zone)}`,
            },
            {
              id: 'seated',
              title: t('events:schedule.seated'),
              isNumber: true,
              cell: (row) => `${row.seated} / ${event.capacity}`,
            },
            { id: 'attended', title: t('events:schedule.attended'), isNumber: true, cell: (row) => row.attended },
            ...(maySeeCards
              ? [
                  {
                    id: 'cards',
                    title: t('events:schedule.cards'),
                    cell: (row: EventData['sessionList'][number]) => (
                      <Link
                        to={`/kegiatan/${event.id}` as never}
                        search={{ bagian: 'kartu', sesi: String(row.number) } as never}
                      >
                        {t('events:schedule.cards')}
                      </Link>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
    </>
  )
}
