import { verifyReport } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatDate } from '../../lib/format.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'

export default function VerifyPage() {
  const { t } = useTranslation()
  const { code } = useParams({ strict: false }) as { code: string }
  const check = useQuery({ queryKey: ['verify', code], queryFn: () => callApi(verifyReport, { params: { code } }) })
  return (
    <>
      <PageHeader title={t('results:verify.title')} lead={code} />
      {check.isPending ? <Loading /> : null}
      {check.isError ? <ErrorNotice error={check.error} onRetry={check.refetch} /> : null}
      {check.data?.outcome === 'unknown' ? <Notice tone="warning">{t('results:verify.unknown')}</Notice> : null}
      {check.data?.outcome === 'genuine' ? (
        <Notice tone="success" title={t('results:verify.genuine', { instansi: check.data.instansi ?? '' })}>
          {t('results:verify.initials')}: {check.data.initials} · {t('results:verify.event')}: {check.data.event} ·{' '}
          {t('results:verify.date')}: {formatDate(check.data.assessedOn)} · {t('results:verify.category')}:{' '}
          {check.data.category ?? '–'}
          {check.data.isReplaced ? <p>{t('results:verify.replaced')}</p> : null}
        </Notice>
      ) : null}
    </>
  )
}
