import { Button } from '@mantine/core'
import { computeTalent, getNineBox, type ResponseOf } from '@petakom/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatDate, formatNumber } from '../../lib/format.ts'
import { useSession } from '../../lib/session.ts'
import { TIER_OPTIONS } from '../../lib/tiers.ts'
import { useOpdOptions } from '../../lib/unit-options.ts'
import { useUrlFilter } from '../../lib/url-filter.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { FilterRow, SelectField } from '../../ui/filter-row.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { NineBoxPlot } from './nine-box-plot.tsx'
import { NineBoxTable } from './nine-box-table.tsx'
import { partName } from './talent-words.ts'

export default function NineBoxPage() {
  const { t } = useTranslation()
  const [filter, change] = useUrlFilter()
  const opd = useOpdOptions()
  const boxes = useQuery({
    queryKey: ['nine-box', filter],
    queryFn: () => callApi(getNineBox, { query: filter as never }),
  })
  return (
    <>
      <PageHeader title={t('talent:box.title')} lead={t('talent:box.lead')} />
      <ComputeButton />
      <FilterRow label={t('list:filters')}>
        <SelectField
          label={t('list:unit')}
          all={t('list:all')}
          value={filter.unitId}
          options={opd}
          onSelect={(unitId) => change({ unitId })}
        />
        <SelectField
          label={t('list:tier')}
          all={t('list:all')}
          value={filter.tier}
          options={TIER_OPTIONS}
          onSelect={(tier) => change({ tier })}
        />
      </FilterRow>
      {boxes.isPending ? <Loading lines={10} /> : null}
      {boxes.isError ? <ErrorNotice error={boxes.error} onRetry={boxes.refetch} /> : null}
      {boxes.data ? <BoxView data={boxes.data} /> : null}
    </>
  )
}

/** For those who may score; everybody else sees the positions as they were last made. */
function ComputeButton() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const session = useSession()
  const compute = useMutation({
    mutationFn: () => callApi(computeTalent),
    onSuccess: () => client.invalidateQueries({ queryKey: ['nine-box'] }),
  })
  if (!session?.actor.permissions.includes('result.score')) return null
  return (
    <>
      <Button variant="default" mb="md" loading={compute.isPending} onClick={() => compute.mutate()}>
        {t('talent:box.compute')}
      </Button>
      {compute.isError ? <ErrorNotice error={compute.error} /> : null}
      {compute.data ? (
        <Notice tone="success" live>
          {t('talent:box.computed', compute.data)}
        </Notice>
      ) : null}
    </>
  )
}

function BoxView({ data }: { data: ResponseOf<typeof getNineBox> }) {
  const { t, i18n } = useTranslation()
  const total = data.dots.length
  if (total + data.unknown === 0)
    return <EmptyState title={t('talent:box.empty')}>{t('talent:box.emptyHint')}</EmptyState>
  return (
    <>
      {data.unknown > 0 ? <p>{t('talent:box.unknown', { count: data.unknown })}</p> : null}
      {total > 0 ? <BoxFigure data={data} /> : null}
      {data.missing.length > 0 ? (
        <Notice tone="warning" title={t('talent:box.missing')}>
          <p>{t('talent:box.missingLead')}</p>
          <ul>
            {data.missing.map(({ people, ...part }) => (
              <li key={part.code}>
                {t('talent:box.missingRow', { name: partName(part, i18n), people: formatNumber(people) })}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </>
  )
}

/** The dots with what they say in one sentence, or their table. */
function BoxFigure({ data }: { data: ResponseOf<typeof getNineBox> }) {
  const { t } = useTranslation()
  const [isTable, setTable] = useState(false)
  const total = data.dots.length
  const pool = data.dots.filter(({ box }) => box >= 7).length
  const ringed = data.dots.filter(({ alternatives }) => alternatives.length > 0).length
  const { version, source, confidence, thresholds } = data.recipe
  return (
    <>
      <figure style={{ margin: 0 }}>
        <figcaption>
          <strong>{t('talent:box.finding', { pool: formatNumber(pool), total: formatNumber(total) })}</strong>
          <p>
            {t('talent:box.meta', {
              total: formatNumber(total),
              version,
              source,
              confidence: t(`talent:confidence.${confidence}`),
              middle: thresholds.middle,
              high: thresholds.high,
            })}{' '}
            {data.asOf
              ? t('talent:box.asOf', { day: formatDate(data.asOf, 'Asia/Jakarta') })
              : t('talent:box.asOfUnknown')}
          </p>
          {data.asOf ? <p>{t('talent:box.ringed', { count: ringed })}</p> : null}
        </figcaption>
        {isTable ? <NineBoxTable dots={data.dots} /> : <NineBoxPlot data={data} />}
      </figure>
      <Button variant="default" my="md" onClick={() => setTable(!isTable)}>
        {isTable ? t('talent:box.chart') : t('talent:box.table')}
      </Button>
    </>
  )
}
