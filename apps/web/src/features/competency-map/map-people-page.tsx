import { listMapPeople } from '@petakom/contract'
import { COMPETENCIES } from '@petakom/domain'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatDate, formatNumber } from '../../lib/format.ts'
import { useOpdOptions } from '../../lib/unit-options.ts'
import { useUrlFilter } from '../../lib/url-filter.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'

export default function MapPeoplePage() {
  const { t, i18n } = useTranslation()
  const { id } = useParams({ strict: false }) as { id: string }
  const [filter] = useUrlFilter()
  const unit = useOpdOptions().find(({ value }) => value === id)?.label ?? ''
  const competency = COMPETENCIES.find(({ code }) => code === filter.competency)
  const people = useQuery({
    queryKey: ['map-people', id, filter],
    queryFn: () => callApi(listMapPeople, { params: { id }, query: filter as never }),
  })
  const level = (value: number) => formatNumber(value, { least: 1, most: 1 })
  const name = i18n.language === 'en' ? competency?.nameEn : competency?.name
  return (
    <>
      <PageHeader
        title={t('competency-map:people.title')}
        lead={t('competency-map:people.lead', { unit, competency: name ?? '' })}
      />
      {people.isPending ? <Loading lines={8} /> : null}
      {people.isError ? <ErrorNotice error={people.error} onRetry={people.refetch} /> : null}
      {people.data ? (
        <PlainTable
          caption={t('competency-map:people.caption')}
          rows={people.data}
          rowKey={({ participantId }) => participantId}
          columns={[
            {
              id: 'name',
              title: t('competency-map:people.name'),
              cell: (row) => <Link to={`/peta/pegawai/${row.pegawaiId}` as never}>{row.name}</Link>,
            },
            { id: 'post', title: t('competency-map:people.post'), cell: (row) => row.jabatanName },
            {
              id: 'level',
              title: t('competency-map:people.level'),
              isNumber: true,
              cell: (row) => (
                <a
                  href={`/hasil/${row.participantId}?bukti=${filter.competency}`}
                  aria-label={t('competency-map:people.evidence', { name: row.name, level: row.level })}
                >
                  {row.level}
                </a>
              ),
            },
            {
              id: 'interval',
              title: t('competency-map:people.interval'),
              isNumber: true,
              cell: (row) => `${level(row.low)}–${level(row.high)}`,
            },
            {
              id: 'required',
              title: t('competency-map:people.required'),
              isNumber: true,
              cell: (row) => row.required ?? '–',
            },
            {
              id: 'gap',
              title: t('competency-map:people.gap'),
              isNumber: true,
              cell: (row) => (row.required === null ? '–' : formatNumber(row.level - row.required)),
            },
            { id: 'date', title: t('competency-map:people.date'), cell: (row) => formatDate(row.assessedOn) },
          ]}
        />
      ) : null}
    </>
  )
}
