import { useTranslation } from 'react-i18next'
import { formatDate } from '../../../lib/format.ts'
import { useUrlFilter } from '../../../lib/url-filter.ts'
import { FilterRow, SearchField } from '../../../ui/filter-row.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { PlainTable } from '../../../ui/plain-table.tsx'
import { type CentreData, clockOf, minuteOf, type TimetableData } from '../centre-data.ts'
import { formatClock } from '../format-clock.ts'
import { type RowsBy, rowsOf } from './grid-rows.ts'

/** What is printed is what is shown: a day's paper of forty people is one page of rows. */
const PAGE_SIZE = 400

/** The timetable in words: a row a sitting, under the room or person whose paper it is. What is printed. */
export function Agenda(props: {
  centre: CentreData
  timetable: TimetableData
  by: RowsBy
  names: ReadonlyMap<string, string>
}) {
  const { centre, timetable, by, names } = props
  const { t } = useTranslation()
  const [filter, change] = useUrlFilter()
  const exercises = new Map(timetable.facts.exercises.map((one) => [one.id, one]))
  const searched = (filter.cari ?? '').toLowerCase()
  const all = rowsOf(centre, timetable, by)
    .filter(({ name }) => name.toLowerCase().includes(searched))
    .flatMap(({ id, name, sittings }) => sittings.map((one) => ({ key: `${id} ${one.id}`, name, one })))
  const page = Math.min(Number(filter.page ?? 1) || 1, Math.max(1, Math.ceil(all.length / PAGE_SIZE)))
  const people = (ids: readonly string[]) => ids.map((id) => names.get(id)).join(', ') || '–'
  return (
    <section aria-labelledby="daftar-sesi">
      <h2 id="daftar-sesi">{t('centres:agenda.title')}</h2>
      <div className="no-print">
        <FilterRow label={t('list:filters')}>
          <SearchField label={t('centres:agenda.search')} value={filter.cari} onSearch={(cari) => change({ cari })} />
        </FilterRow>
      </div>
      <PlainTable
        caption={t('centres:agenda.caption')}
        rows={all.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)}
        rowKey={({ key }) => key}
        columns={[
          { id: 'row', title: t(`centres:agenda.${by}`), isWide: true, cell: ({ name }) => name },
          { id: 'day', title: t('centres:agenda.day'), isWhole: true, cell: ({ one }) => formatDate(one.day) },
          {
            id: 'time',
            title: t('centres:agenda.time'),
            isWhole: true,
            cell: ({ one }) => {
              const end = minuteOf(one.start) + (exercises.get(one.exerciseId)?.minutes ?? 0)
              return `${formatClock(one.start)} – ${formatClock(clockOf(end))}`
            },
          },
          {
            id: 'ready',
            title: t('centres:agenda.ready'),
            isWhole: true,
            cell: ({ one }) => {
              const minutes = exercises.get(one.exerciseId)?.preparationMinutes ?? 0
              return minutes === 0 ? '–' : formatClock(clockOf(minuteOf(one.start) - minutes))
            },
          },
          { id: 'exercise', title: t('centres:agenda.exercise'), cell: ({ one }) => names.get(one.exerciseId) },
          ...(by === 'room'
            ? []
            : [
                {
                  id: 'room',
                  title: t('centres:agenda.room'),
                  isWide: true,
                  cell: ({ one }: (typeof all)[number]) => names.get(one.roomId),
                },
              ]),
          ...(by === 'candidate'
            ? []
            : [
                {
                  id: 'people',
                  title: t('centres:agenda.candidate'),
                  isWide: true,
                  cell: ({ one }: (typeof all)[number]) => people(one.participantIds),
                },
              ]),
          {
            id: 'assessors',
            title: t('centres:agenda.assessors'),
            isWide: true,
            cell: ({ one }) => people([...one.accountIds, ...(one.rolePlayerId ? [one.rolePlayerId] : [])]),
          },
        ]}
      />
      <Pager page={page} pageSize={PAGE_SIZE} total={all.length} onPage={(next) => change({ page: String(next) })} />
    </section>
  )
}
