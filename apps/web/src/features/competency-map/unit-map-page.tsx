import { getUnitMap, type ResponseOf } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatDate, formatNumber } from '../../lib/format.ts'
import { TIER_OPTIONS } from '../../lib/tiers.ts'
import { useUrlFilter } from '../../lib/url-filter.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { FilterRow, SelectField } from '../../ui/filter-row.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { gapStep, UnitHeatmap } from './unit-heatmap.tsx'

export default function UnitMapPage() {
  const { t } = useTranslation()
  const [filter, change] = useUrlFilter()
  const map = useQuery({ queryKey: ['map', filter], queryFn: () => callApi(getUnitMap, { query: filter as never }) })
  const kinds = [
    { value: 'STRUKTURAL', label: t('list:STRUKTURAL') },
    { value: 'JF', label: t('list:JF') },
    { value: 'PELAKSANA', label: t('list:PELAKSANA') },
  ]
  return (
    <>
      <PageHeader title={t('competency-map:units.title')} lead={t('competency-map:units.lead')} />
      <FilterRow label={t('list:filters')}>
        <SelectField
          label={t('list:tier')}
          all={t('list:all')}
          value={filter.tier}
          options={TIER_OPTIONS}
          onSelect={(tier) => change({ tier })}
        />
        <SelectField
          label={t('list:kind')}
          all={t('list:all')}
          value={filter.kind}
          options={kinds}
          onSelect={(kind) => change({ kind })}
        />
      </FilterRow>
      {map.isPending ? <Loading lines={10} /> : null}
      {map.isError ? <ErrorNotice error={map.error} onRetry={map.refetch} /> : null}
      {map.data ? <MapView map={map.data} filter={filter} /> : null}
    </>
  )
}

function MapView({
  map,
  filter,
}: {
  map: ResponseOf<typeof getUnitMap>
  filter: Readonly<Record<string, string | undefined>>
}) {
  const { t } = useTranslation()
  if (map.people === 0) {
    return <EmptyState title={t('competency-map:units.empty')}>{t('competency-map:units.emptyHint')}</EmptyState>
  }
  const shown = map.units.flatMap(({ cells }) => cells).filter(({ meanGap }) => meanGap !== null)
  const below = shown.filter(({ meanGap }) => meanGap !== null && gapStep(meanGap) < 0).length
  return (
    <figure style={{ margin: 0 }}>
      <figcaption>
        <strong>
          {t('competency-map:units.finding', { below: formatNumber(below), cells: formatNumber(shown.length) })}
        </strong>
        <p>
          {t('competency-map:units.meta', {
            people: formatNumber(map.people),
            from: formatDate(map.assessedFrom),
            until: formatDate(map.assessedUntil),
          })}{' '}
          {t('competency-map:units.legend')}{' '}
          {map.withoutStandard > 0
            ? `${t('competency-map:units.withoutStandard', { people: formatNumber(map.withoutStandard) })} `
            : null}
          {t('competency-map:units.blank', { smallest: map.smallest })}
        </p>
      </figcaption>
      <UnitHeatmap map={map} filter={filter} />
    </figure>
  )
}
