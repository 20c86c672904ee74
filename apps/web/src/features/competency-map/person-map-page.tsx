import { Button, Group } from '@mantine/core'
import { getPersonMap, type ResponseOf } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatDate, formatNip, formatNumber } from '../../lib/format.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { LevelProfile } from '../../ui/level-profile.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { StatRow, StatTile } from '../../ui/stat-tile.tsx'
import { SyntheticBadge } from '../../ui/synthetic-badge.tsx'

export default function PersonMapPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const person = useQuery({ queryKey: ['map-person', id], queryFn: () => callApi(getPersonMap, { params: { id } }) })
  if (person.isPending) return <Loading lines={10} />
  if (person.isError) return <ErrorNotice error={person.error} onRetry={person.refetch} />
  return <PersonView person={person.data} />
}

function PersonView({ person }: { person: ResponseOf<typeof getPersonMap> }) {
  const { t, i18n } = useTranslation()
  const { result } = person
  const inLanguage = <Row extends { name: string; nameEn: string }>(rows: readonly Row[]) =>
    rows.map((row) => ({ ...row, name: i18n.language === 'en' ? row.nameEn : row.name }))
  return (
    <>
      <PageHeader
        title={person.name}
        badge={person.isSynthetic ? <SyntheticBadge /> : null}
        lead={`${formatNip(person.nip)} · ${person.jabatanName} · ${person.unitName}`}
        actions={
          <Group>
            {result ? (
              <Button component="a" href={`/hasil/${result.participantId}`}>
                {t('competency-map:person.report')}
              </Button>
            ) : null}
            <Button component="a" variant="default" href={`/talenta/${person.pegawaiId}`}>
              {t('competency-map:person.talent')}
            </Button>
          </Group>
        }
      />
      {result === null ? (
        <EmptyState title={t('competency-map:person.none')}>{t('competency-map:person.noneHint')}</EmptyState>
      ) : (
        <>
          {result.isStale ? <Notice tone="warning">{t('competency-map:person.stale')}</Notice> : null}
          <StatRow>
            <StatTile label={t('competency-map:person.jpm')} value={formatNumber(result.jpm, { least: 2, most: 2 })} />
            <StatTile label={t('competency-map:person.category')} value={result.category ?? '–'} />
          </StatRow>
          <LevelProfile
            title={t('competency-map:person.finding', {
              below: result.competencies.filter(({ gap }) => gap !== null && gap < 0).length,
              total: result.competencies.length,
            })}
            meta={t('competency-map:person.meta', { event: result.eventName, date: formatDate(result.assessedOn) })}
            rows={inLanguage(result.competencies)}
          />
          <h2>{t('competency-map:person.themes')}</h2>
          <LevelProfile
            title={t('competency-map:person.themes')}
            meta={t('competency-map:person.meta', { event: result.eventName, date: formatDate(result.assessedOn) })}
            rows={inLanguage(result.themes)}
          />
        </>
      )}
    </>
  )
}
