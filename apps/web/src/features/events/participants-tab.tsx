import { Button, Group } from '@mantine/core'
import { type Accommodation, listAccommodations, removeParticipant } from '@petakom/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatNip } from '../../lib/format.ts'
import { useUrlFilter } from '../../lib/url-filter.ts'
import { usePermission } from '../../lib/use-permission.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { FilterRow, SearchField } from '../../ui/filter-row.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Pager } from '../../ui/pager.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { AccommodationDialog, YES_OR_NO } from './accommodation-dialog.tsx'
import { type EventData, type Participant, participantsQuery } from './event-data.ts'
import { MoveDialog } from './move-dialog.tsx'
import { ParticipantPicker } from './participant-picker.tsx'
import { SeatTiles } from './seat-tiles.tsx'

const PAGE_SIZE = 100

export function ParticipantsTab({ event }: { event: EventData }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [filter, change] = useUrlFilter()
  const [removing, setRemoving] = useState<Participant | null>(null)
  const [granting, setGranting] = useState<Participant | null>(null)
  const accommodations = useQuery({
    queryKey: ['event', event.id, 'accommodations'],
    queryFn: () => callApi(listAccommodations, { params: { id: event.id } }),
  })
  const grantedTo = (id: string) => accommodations.data?.find(({ participantId }) => participantId === id)
  const [moving, setMoving] = useState<Participant | null>(null)
  const canChange = usePermission('event.edit') && event.state !== 'closed'
  const list = useQuery(participantsQuery(event.id, { search: filter.search }))
  const page = Number(filter.page ?? 1)
  const rows = (list.data ?? []).slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
  const actions = (row: Participant) => (
    <Group gap="xs" wrap="nowrap">
      {event.sessionList.length > 0 ? (
        <Button
          size="xs"
          variant="default"
          aria-label={`${t('events:move.action')}: ${row.name}`}
          onClick={() => setMoving(row)}
        >
          {t('events:move.action')}
        </Button>
      ) : null}
      <Button
        size="xs"
        variant="default"
        aria-label={`${t('events:accommodation.action')}: ${row.name}`}
        onClick={() => setGranting(row)}
      >
        {t('events:accommodation.action')}
      </Button>
      <Button
        size="xs"
        variant="default"
        aria-label={`${t('events:people.remove')}: ${row.name}`}
        onClick={() => setRemoving(row)}
      >
        {t('events:people.remove')}
      </Button>
    </Group>
  )
  return (
    <>
      <SeatTiles event={event} />
      {canChange ? <ParticipantPicker eventId={event.id} /> : null}
      <FilterRow label={t('list:filters')}>
        <SearchField
          label={t('events:people.search')}
          value={filter.search}
          onSearch={(search) => change({ search })}
        />
      </FilterRow>
      {list.isPending ? <Loading lines={8} /> : null}
      {list.isError ? <ErrorNotice error={list.error} onRetry={list.refetch} /> : null}
      {list.data?.length === 0 ? (
        <EmptyState title={t('events:people.empty')}>{t('events:people.emptyHint')}</EmptyState>
      ) : null}
      {rows.length > 0 ? (
        <>
          <PlainTable
            caption={t('events:people.caption')}
            rows={rows}
            rowKey={({ id }) => id}
            columns={[
              { id: 'number', title: t('events:people.number'), isNumber: true, cell: (row) => row.number },
              { id: 'name', title: t('events:people.name'), cell: (row) => <PersonCell row={row} /> },
              { id: 'post', title: t('events:people.post'), cell: (row) => row.jabatanName },
              { id: 'unit', title: t('events:people.unitName'), cell: (row) => row.unitName },
              { id: 'session', title: t('events:people.session'), isNumber: true, cell: (row) => row.session ?? '–' },
              { id: 'seat', title: t('events:people.seat'), isNumber: true, cell: (row) => row.seat ?? '–' },
              {
                id: 'accommodation',
                title: t('events:accommodation.column'),
                cell: (row) => <Granted granted={grantedTo(row.id)} />,
              },
              ...(canChange ? [{ id: 'actions', title: t('events:people.actions'), cell: actions }] : []),
            ]}
          />
          <Pager
            page={page}
            pageSize={PAGE_SIZE}
            total={list.data?.length ?? 0}
            onPage={(next) => change({ page: String(next) })}
          />
        </>
      ) : null}
      {accommodations.isError ? <ErrorNotice error={accommodations.error} onRetry={accommodations.refetch} /> : null}
      {granting ? (
        <AccommodationDialog
          eventId={event.id}
          participant={granting}
          granted={grantedTo(granting.id)}
          onClose={() => setGranting(null)}
        />
      ) : null}
      {moving ? <MoveDialog event={event} participant={moving} onClose={() => setMoving(null)} /> : null}
      <ConfirmDialog
        opened={removing !== null}
        title={t('events:people.remove')}
        confirmLabel={t('events:people.remove')}
        isDangerous
        onClose={() => setRemoving(null)}
        onConfirm={async () => {
          if (removing) await callApi(removeParticipant, { params: { id: removing.id } })
          await client.invalidateQueries({ queryKey: ['event', event.id] })
        }}
      >
        {t('events:people.removeText', { name: removing?.name ?? '' })}
      </ConfirmDialog>
    </>
  )
}

function PersonCell({ row }: { row: Participant }) {
  return (
    <>
      {row.name}
      <br />
      <small>{formatNip(row.nip)}</small>
    </>
  )
}

function Granted({ granted }: { granted: Accommodation | undefined }) {
  const { t } = useTranslation()
  if (!granted) return '–'
  const { extraPercent, extraMinutes } = granted
  const words = [
    ...YES_OR_NO.flatMap((key) => (granted[key] ? [t(`events:accommodation.${key}`)] : [])),
    ...(extraPercent > 0 ? [t('events:accommodation.percent', { count: extraPercent })] : []),
    ...(extraMinutes > 0 ? [t('events:accommodation.minutes', { count: extraMinutes })] : []),
  ]
  return words.length > 0 ? words.join('; ') : '–'
}
