import { listWashups } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { useUrlFilter } from '../../lib/url-filter.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { FilterRow, SearchField, SelectField } from '../../ui/filter-row.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { StatRow, StatTile } from '../../ui/stat-tile.tsx'
import { CandidateTable } from './candidate-table.tsx'
import { OpenDialog } from './open-dialog.tsx'
import { ASK_EVERY_MS, useWashupChanges } from './use-washup-changes.ts'

const STATES = ['waiting', 'ready', 'open', 'closed'] as const

/** The candidates of a centre: whose ratings are complete, whose wash-up goes on, whose is over. */
export default function WashupListPage() {
  const { t } = useTranslation()
  const { centreId } = useParams({ strict: false }) as { centreId: string }
  const [filter, change] = useUrlFilter()
  const [opening, setOpening] = useState<string | null>(null)
  useWashupChanges(centreId)
  const list = useQuery({
    queryKey: ['washups', centreId],
    queryFn: () => callApi(listWashups, { params: { id: centreId } }),
    refetchInterval: ASK_EVERY_MS,
  })
  if (list.isPending) return <Loading lines={8} />
  if (list.isError) return <ErrorNotice error={list.error} onRetry={list.refetch} />
  const { centre, task, rows } = list.data
  const shown = rows.filter(
    ({ state, name, number }) =>
      (!filter.keadaan || state === filter.keadaan) &&
      (!filter.cari || `${number} ${name}`.toLocaleLowerCase('id').includes(filter.cari.toLocaleLowerCase('id'))),
  )
  return (
    <>
      <PageHeader title={t('washup:list.titleOf', { centre: centre.name })} lead={centre.eventName} />
      <p>
        <Link to={'/rapat-integrasi' as never}>{t('washup:list.back')}</Link>
        {' · '}
        <Link to={`/penilai/${centreId}` as never}>{t('washup:list.raters')}</Link>
        {' · '}
        <Link to={`/pengamatan/${centreId}` as never}>{t('washup:list.progress')}</Link>
      </p>
      <StatRow>
        {STATES.map((state) => (
          <StatTile
            key={state}
            label={t(`washup:state.${state}`)}
            value={rows.filter((row) => row.state === state).length}
          />
        ))}
      </StatRow>
      {rows.length === 0 ? <EmptyState title={t('washup:list.empty')}>{t('washup:list.emptyHint')}</EmptyState> : null}
      {rows.length > 0 ? (
        <>
          <FilterRow label={t('list:filters')}>
            <SelectField
              label={t('washup:list.state')}
              all={t('washup:list.all')}
              value={filter.keadaan}
              options={STATES.map((value) => ({ value, label: t(`washup:state.${value}`) }))}
              onSelect={(keadaan) => change({ keadaan })}
            />
            <SearchField label={t('washup:list.search')} value={filter.cari} onSearch={(cari) => change({ cari })} />
          </FilterRow>
          <CandidateTable centreId={centreId} task={task} rows={shown} onOpen={setOpening} />
        </>
      ) : null}
      {rows.length > 0 && shown.length === 0 ? <p role="status">{t('washup:list.nobody')}</p> : null}
      <OpenDialog
        centreId={centreId}
        row={rows.find(({ participantId }) => participantId === opening) ?? null}
        onClose={() => setOpening(null)}
      />
    </>
  )
}
