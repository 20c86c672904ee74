import { Button } from '@mantine/core'
import type { RoomBoard, RoomRow } from '@petakom/contract'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatTime, type Timezone } from '../../../lib/format.ts'
import { useUrlFilter } from '../../../lib/url-filter.ts'
import { FilterRow, SearchField, SelectField } from '../../../ui/filter-row.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { PlainTable } from '../../../ui/plain-table.tsx'
import type { EventData } from '../event-data.ts'
import { SeatDialog } from './seat-dialog.tsx'
import { SeatState } from './seat-state.tsx'
import { TimeLeft } from './time-left.tsx'

const PAGE_SIZE = 100
const VIEWS = ['trouble', 'running', 'paused', 'open', 'waiting', 'handed-in', 'closed', 'excluded'] as const

/** Every seat in a table: trouble first, then by seat; a filter and a search for a full hall. */
export function RoomTable({ event, board, offset }: { event: EventData; board: RoomBoard; offset: number }) {
  const { t } = useTranslation()
  const [filter, change] = useUrlFilter()
  const [chosen, setChosen] = useState<string | null>(null)
  const rows = useDeferredValue(board.rows.filter((row) => matches(row, filter.keadaan, filter.cari)))
  const page = Math.min(Number(filter.page ?? 1), Math.max(1, Math.ceil(rows.length / PAGE_SIZE)))
  const zone = event.timezone as Timezone
  return (
    <>
      <FilterRow label={t('list:filters')}>
        <SelectField
          label={t('events:room.state')}
          all={t('events:room.all')}
          value={filter.keadaan}
          options={VIEWS.map((value) => ({ value, label: t(`events:room.${value}`) }))}
          onSelect={(keadaan) => change({ keadaan })}
        />
        <SearchField label={t('events:room.search')} value={filter.cari} onSearch={(cari) => change({ cari })} />
      </FilterRow>
      <PlainTable
        caption={t('events:room.caption')}
        rows={rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)}
        rowKey={({ participantId }) => participantId}
        columns={[
          { id: 'seat', title: t('events:room.seat'), isNumber: true, cell: (row) => row.seat ?? '–' },
          { id: 'name', title: t('events:room.name'), cell: (row) => row.name },
          { id: 'state', title: t('events:room.state'), cell: (row) => <SeatState row={row} /> },
          {
            id: 'progress',
            title: t('events:room.progress'),
            isNumber: true,
            cell: (row) => {
              if (!row.attemptId) return '–'
              if (row.items === null) return t('events:room.acts', { count: row.answered })
              return `${row.answered} / ${row.items}`
            },
          },
          {
            id: 'saved',
            title: t('events:room.saved'),
            isWhole: true,
            cell: (row) => (row.lastSavedAt ? formatTime(row.lastSavedAt, zone) : '–'),
          },
          {
            id: 'left',
            title: t('events:room.left'),
            isNumber: true,
            cell: (row) => <TimeLeft row={row} offset={offset} />,
          },
          { id: 'exercise', title: t('events:room.exercise'), cell: (row) => row.exercise ?? '–' },
          {
            id: 'act',
            title: t('events:room.act'),
            cell: (row) => (
              <Button
                size="xs"
                variant="default"
                aria-label={t('events:room.actFor', { name: row.name })}
                onClick={() => setChosen(row.participantId)}
              >
                {t('events:room.act')}
              </Button>
            ),
          },
        ]}
      />
      {rows.length > PAGE_SIZE ? (
        <Pager page={page} pageSize={PAGE_SIZE} total={rows.length} onPage={(next) => change({ page: String(next) })} />
      ) : null}
      {rows.length === 0 ? <p role="status">{t('events:room.nobody')}</p> : null}
      <SeatDialog
        event={event}
        board={board}
        row={board.rows.find(({ participantId }) => participantId === chosen) ?? null}
        onClose={() => setChosen(null)}
      />
    </>
  )
}

function matches(row: RoomRow, view: string | undefined, text: string | undefined): boolean {
  const isInView =
    !view || (view === 'trouble' ? row.trouble !== null : view === 'excluded' ? row.isExcluded : row.state === view)
  if (!isInView || !text) return isInView
  return String(row.seat) === text.trim() || row.name.toLocaleLowerCase('id').includes(text.toLocaleLowerCase('id'))
}
