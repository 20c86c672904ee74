import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../lib/format.ts'
import { useUrlFilter } from '../../lib/url-filter.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Pager } from '../../ui/pager.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { ConclusionWord } from './conclusion-word.tsx'
import type { ShownSignals } from './in-session.ts'
import { usePlace } from './use-place.ts'

const PAGE = 50

/** Participants with a sign, those with most kinds first. */
export function PeopleTable({ shown }: { shown: ShownSignals }) {
  const { t } = useTranslation()
  const place = usePlace()
  const [filter, change] = useUrlFilter()
  const page = Number(filter.page ?? 1)
  const rows = shown.people.slice((page - 1) * PAGE, page * PAGE)
  return (
    <section>
      <h2>{t('signals:people.title')}</h2>
      {shown.people.length === 0 ? <EmptyState title={t('signals:people.none')} /> : null}
      {shown.people.length > 0 ? (
        <>
          <PlainTable
            caption={t('signals:people.caption')}
            rows={rows}
            rowKey={({ participantId }) => participantId}
            columns={[
              {
                id: 'name',
                title: t('signals:people.name'),
                cell: ({ person }) => <Link to={`/peserta/${person.id}/tanda` as never}>{person.name}</Link>,
              },
              { id: 'place', title: t('signals:people.place'), cell: ({ person }) => place(person) },
              {
                id: 'quick',
                title: t('signals:kind.quick'),
                isNumber: true,
                cell: ({ quick, timed }) => t('signals:rate.of', { part: quick, whole: timed }),
              },
              {
                id: 'away',
                title: t('signals:kind.away'),
                isNumber: true,
                cell: ({ away, awaySeconds }) =>
                  away === 0
                    ? '0'
                    : t('signals:people.away', { times: away, seconds: formatNumber(awaySeconds, { most: 0 }) }),
              },
              {
                id: 'addresses',
                title: t('signals:kind.addresses'),
                isNumber: true,
                cell: ({ addresses }) => formatNumber(addresses),
              },
              {
                id: 'devices',
                title: t('signals:kind.devices'),
                isNumber: true,
                cell: ({ takeOvers, refusedDevices }) => formatNumber(takeOvers + refusedDevices),
              },
              {
                id: 'conclusion',
                title: t('signals:conclusion.title'),
                cell: ({ latest }) => <ConclusionWord latest={latest} />,
              },
            ]}
          />
          <Pager
            total={shown.people.length}
            page={page}
            pageSize={PAGE}
            onPage={(next) => change({ page: String(next) })}
          />
        </>
      ) : null}
    </section>
  )
}
