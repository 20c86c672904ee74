import { Button } from '@mantine/core'
import { getPegawai, type ResponseOf } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatDate, formatNip, formatNumber } from '../../lib/format.ts'
import { usePermission } from '../../lib/use-permission.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { type Column, PlainTable } from '../../ui/plain-table.tsx'
import { SyntheticBadge } from '../../ui/synthetic-badge.tsx'
import { CareerTable } from './career-table.tsx'
import { DisciplineTable, PerformanceTable } from './record-tables.tsx'

type Profile = ResponseOf<typeof getPegawai>

export default function PegawaiPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const profile = useQuery({ queryKey: ['pegawai', id], queryFn: () => callApi(getPegawai, { params: { id } }) })
  if (profile.isPending) return <Loading lines={10} />
  if (profile.isError) return <ErrorNotice error={profile.error} onRetry={profile.refetch} />
  return <ProfileView profile={profile.data} />
}

function ProfileView({ profile }: { profile: Profile }) {
  const { t } = useTranslation()
  const { pegawai } = profile
  const maySeeMap = usePermission('map.person')
  const until = (day: string | null) => (day === null ? t('pegawai:profile.now') : formatDate(day))
  const dated = <Row extends { from: string | null; until: string | null }>(): Column<Row>[] => [
    { id: 'from', title: t('pegawai:profile.from'), cell: (row) => formatDate(row.from) },
    { id: 'until', title: t('pegawai:profile.until'), cell: (row) => until(row.until) },
  ]
  return (
    <>
      <PageHeader
        title={pegawai.fullName}
        badge={pegawai.isSynthetic ? <SyntheticBadge /> : null}
        lead={`${formatNip(pegawai.nip)} · ${pegawai.jabatanName ?? '–'} · ${pegawai.unitName ?? '–'}`}
        actions={
          maySeeMap ? (
            <Button component="a" href={`/peta/pegawai/${pegawai.id}`} variant="default">
              {t('pegawai:profile.map')}
            </Button>
          ) : null
        }
      />
      <p>
        {t('pegawai:profile.birth')}: {pegawai.birthPlace ?? '–'}, {formatDate(pegawai.birthDate)} ·{' '}
        {t('pegawai:profile.status')}: {pegawai.status}
      </p>
      <Part
        title={t('pegawai:profile.results')}
        rows={profile.results}
        columns={[
          {
            id: 'event',
            title: t('pegawai:profile.event'),
            cell: (row) => <Link to={`/hasil/${row.participantId}` as never}>{row.eventName}</Link>,
          },
          {
            id: 'date',
            title: t('pegawai:profile.date'),
            cell: (row) => <Dated day={row.assessedOn} isStale={row.isStale} />,
          },
          {
            id: 'jpm',
            title: t('pegawai:profile.jpm'),
            isNumber: true,
            cell: (row) => formatNumber(row.jpm, { least: 2, most: 2 }),
          },
          { id: 'category', title: t('pegawai:profile.category'), cell: (row) => row.category ?? '–' },
        ]}
      />
      <Part
        title={t('pegawai:profile.posts')}
        rows={profile.posts}
        columns={[
          { id: 'post', title: t('pegawai:list.post'), cell: (row) => row.jabatanName },
          { id: 'unit', title: t('pegawai:list.unit'), cell: (row) => row.unitName },
          ...dated<Profile['posts'][number]>(),
        ]}
      />
      <CareerTable pegawaiId={pegawai.id} records={profile.career} />
      <Part
        title={t('pegawai:profile.units')}
        rows={profile.units}
        columns={[
          { id: 'unit', title: t('pegawai:list.unit'), cell: (row) => row.unitName },
          ...dated<Profile['units'][number]>(),
        ]}
      />
      <Part
        title={t('pegawai:profile.ranks')}
        rows={profile.ranks}
        columns={[
          { id: 'rank', title: t('pegawai:list.rank'), cell: (row) => row.name },
          ...dated<Profile['ranks'][number]>(),
        ]}
      />
      <Part
        title={t('pegawai:profile.education')}
        rows={profile.education}
        columns={[
          { id: 'level', title: t('pegawai:profile.level'), cell: (row) => row.level },
          { id: 'field', title: t('pegawai:profile.field'), cell: (row) => row.field ?? '–' },
          { id: 'school', title: t('pegawai:profile.school'), cell: (row) => row.school ?? '–' },
          { id: 'year', title: t('pegawai:profile.year'), cell: (row) => row.year ?? '–' },
          { id: 'recorded', title: t('pegawai:profile.recorded'), cell: (row) => formatDate(row.recordedAt) },
        ]}
      />
      <PerformanceTable pegawaiId={pegawai.id} records={profile.performance} />
      <DisciplineTable pegawaiId={pegawai.id} records={profile.discipline} />
    </>
  )
}

function Dated({ day, isStale }: { day: string; isStale: boolean }): ReactNode {
  const { t } = useTranslation()
  return isStale ? `${formatDate(day)} (${t('pegawai:profile.stale')})` : formatDate(day)
}

function Part<Row>(props: { title: string; none?: string; rows: readonly Row[]; columns: readonly Column<Row>[] }) {
  const { t } = useTranslation()
  return (
    <section style={{ marginBlock: 'var(--space-5)' }}>
      {props.rows.length === 0 ? (
        <>
          <h2>{props.title}</h2>
          <p>{props.none ?? t('pegawai:profile.none')}</p>
        </>
      ) : (
        <PlainTable
          caption={props.title}
          columns={props.columns}
          rows={props.rows}
          rowKey={(_, index) => String(index)}
        />
      )}
    </section>
  )
}
