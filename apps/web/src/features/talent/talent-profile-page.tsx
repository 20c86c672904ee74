import { Button, Group } from '@mantine/core'
import { getTalentProfile, type ResponseOf } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatDate, formatNip, formatNumber, formatShare } from '../../lib/format.ts'
import { usePermission } from '../../lib/use-permission.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import { SyntheticBadge } from '../../ui/synthetic-badge.tsx'
import { boxName, missingReason, outlookSentence, partName, treatmentName } from './talent-words.ts'

type Profile = ResponseOf<typeof getTalentProfile>

export default function TalentProfilePage() {
  const { t, i18n } = useTranslation()
  const { id } = useParams({ strict: false }) as { id: string }
  const mayReadPools = usePermission('succession.read')
  const mayEditPools = usePermission('succession.edit')
  const query = useQuery({ queryKey: ['talent', id], queryFn: () => callApi(getTalentProfile, { params: { id } }) })
  if (query.isPending) return <Loading lines={8} />
  if (query.isError) return <ErrorNotice error={query.error} onRetry={query.refetch} />
  const profile = query.data
  const { version, source, confidence } = profile.recipe
  return (
    <>
      <PageHeader
        title={profile.name}
        badge={profile.isSynthetic ? <SyntheticBadge /> : null}
        lead={`${formatNip(profile.nip)} · ${profile.jabatanName} · ${profile.unitName}`}
        actions={
          <Group>
            {profile.participantId ? (
              <Button component="a" href={`/hasil/${profile.participantId}`}>
                {t('talent:profile.report')}
              </Button>
            ) : null}
            {mayReadPools ? (
              <LinkButton variant="default" to={`/suksesi/orang/${id}`}>
                {t(mayEditPools ? 'talent:profile.addToPool' : 'talent:profile.pools')}
              </LinkButton>
            ) : null}
          </Group>
        }
      />
      <h2>
        {profile.box === null
          ? t('talent:profile.none')
          : `${t('talent:profile.box', { box: profile.box })}: ${boxName(profile.box, profile.boxName ?? '', i18n)}`}
      </h2>
      <OutlookText profile={profile} />
      <Notice tone={profile.status === 'full' ? 'info' : 'warning'}>
        {profile.status === 'provisional' ? `${t('talent:profile.provisional')} ` : ''}
        {t('talent:profile.proposal')}
      </Notice>
      <Axis title={t('talent:profile.potential')} axis={profile.potential} profile={profile} />
      <Axis title={t('talent:profile.performance')} axis={profile.performance} profile={profile} />
      {profile.treatment.length > 0 ? (
        <>
          <h2>{t('talent:profile.treatment')}</h2>
          <ul>
            {profile.treatment.map((treatment) => (
              <li key={treatment.code}>{treatmentName(treatment, i18n)}</li>
            ))}
          </ul>
        </>
      ) : null}
      <p>{t('talent:profile.recipe', { version, source, confidence: t(`talent:confidence.${confidence}`) })}</p>
    </>
  )
}

const FROM_RESULT = new Set(['PENILAIAN_KOMPETENSI', 'PENILAIAN_POTENSI'])

/** Where a part's score comes from: the answers of a sitting, or the dated history of the person. */
const sourceOf = (code: string, { pegawaiId, participantId }: Profile) =>
  FROM_RESULT.has(code) && participantId ? `/hasil/${participantId}` : `/pegawai/${pegawaiId}`

/** The box in words with its error, and the day it speaks of. */
function OutlookText({ profile }: { profile: Profile }) {
  const { t, i18n } = useTranslation()
  const { potentialLow, potentialHigh, asOf } = profile
  if (potentialLow === null || potentialHigh === null)
    return asOf ? <p>{t('talent:box.asOf', { day: formatDate(asOf, 'Asia/Jakarta') })}</p> : null
  const sentence = outlookSentence(profile, i18n)
  return (
    <p>
      <strong>{sentence.charAt(0).toUpperCase() + sentence.slice(1)}.</strong>{' '}
      {t('talent:outlook.interval', {
        low: formatNumber(potentialLow, { most: 1 }),
        high: formatNumber(potentialHigh, { most: 1 }),
      })}{' '}
      {asOf ? t('talent:box.asOf', { day: formatDate(asOf, 'Asia/Jakarta') }) : null}
    </p>
  )
}

function Axis({ title, axis, profile }: { title: string; axis: Profile['potential']; profile: Profile }) {
  const { t, i18n } = useTranslation()
  const caption = `${title}. ${t('talent:profile.value', { value: formatNumber(axis.value, { most: 2 }) })}. ${t('talent:profile.coverage', { share: formatShare(axis.coverage, 0) })}`
  return (
    <section style={{ marginBlock: 'var(--space-4)' }}>
      <PlainTable
        caption={caption}
        rows={axis.parts}
        rowKey={({ code }) => code}
        columns={[
          { id: 'name', title: t('talent:profile.part'), cell: (row) => partName(row, i18n) },
          { id: 'weight', title: t('talent:profile.weight'), isNumber: true, cell: (row) => formatNumber(row.weight) },
          {
            id: 'score',
            title: t('talent:profile.score'),
            cell: (row) =>
              row.score === null ? (
                missingReason(row, i18n)
              ) : (
                <a
                  href={sourceOf(row.code, profile)}
                  aria-label={t('talent:profile.source', { part: partName(row, i18n) })}
                >
                  {formatNumber(row.score, { most: 2 })}
                </a>
              ),
          },
        ]}
      />
    </section>
  )
}
