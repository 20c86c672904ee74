import { getJabatan, type ResponseOf } from '@petakom/contract'
import { tierName } from '@petakom/domain'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatDate, formatNip } from '../../lib/format.ts'
import { jobFieldLabel } from '../../lib/job-fields.ts'
import { usePermission } from '../../lib/use-permission.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { JabatanForm } from './jabatan-form.tsx'
import { StandardForm } from './standard-form.tsx'
import { StandardTable } from './standard-table.tsx'

export default function JabatanPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const jabatan = useQuery({
    queryKey: ['jabatan', id],
    queryFn: () => callApi(getJabatan, { params: { id }, query: {} }),
  })
  if (jabatan.isPending) return <Loading lines={8} />
  if (jabatan.isError) return <ErrorNotice error={jabatan.error} onRetry={jabatan.refetch} />
  return <JabatanView data={jabatan.data} key={jabatan.dataUpdatedAt} />
}

function JabatanView({ data }: { data: ResponseOf<typeof getJabatan> }) {
  const { t } = useTranslation()
  const mayEdit = usePermission('organization.edit')
  const { jabatan, incumbents, standard, standardHistory } = data
  const origin = {
    own: t('organization:post.own', { source: standard.source, date: formatDate(standard.validFrom) }),
    tier: t('organization:post.fromTier', { source: standard.source }),
    none: t('organization:post.noStandard'),
  }[standard.origin]
  return (
    <>
      <PageHeader
        title={jabatan.name}
        lead={`${jabatan.unitName} · ${tierName(jabatan.tier)} · ${t('organization:post.field')}: ${
          jabatan.fieldInForce ? jobFieldLabel(jabatan.fieldInForce) : t('organization:post.noField')
        }`}
      />
      <section>
        <h2>{t('organization:post.incumbents')}</h2>
        {incumbents.length === 0 ? (
          <p>{t('organization:post.none')}</p>
        ) : (
          <ul>
            {incumbents.map(({ pegawaiId, name, nip, since }) => (
              <li key={pegawaiId}>
                <Link to={`/pegawai/${pegawaiId}` as never}>{name}</Link> ({formatNip(nip)}),{' '}
                {t('organization:post.since', { date: formatDate(since) })}
              </li>
            ))}
          </ul>
        )}
      </section>
      <section>
        <h2>{t('organization:post.standard')}</h2>
        <Notice tone={standard.origin === 'none' ? 'warning' : 'info'}>{origin}</Notice>
        {mayEdit ? <StandardForm data={data} /> : <StandardTable data={data} />}
      </section>
      {standardHistory.length > 0 ? (
        <section>
          <h2>{t('organization:post.history')}</h2>
          <ul>
            {standardHistory.map(({ id, source, validFrom, validUntil }) => (
              <li key={id}>
                {formatDate(validFrom)}{' '}
                {validUntil ? t('organization:post.until', { date: formatDate(validUntil) }) : ''}: {source}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {mayEdit ? (
        <section>
          <h2>{t('organization:post.edit')}</h2>
          <JabatanForm jabatan={jabatan} />
        </section>
      ) : null}
    </>
  )
}
