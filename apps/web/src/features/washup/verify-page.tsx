import { verifyWashupMinutes } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatDate } from '../../lib/format.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import classes from './washup.module.css'

/** Whether printed minutes are genuine; names nobody. */
export default function VerifyPage() {
  const { t } = useTranslation()
  const { code } = useParams({ strict: false }) as { code: string }
  const check = useQuery({
    queryKey: ['verify-washup', code],
    queryFn: () => callApi(verifyWashupMinutes, { params: { code } }),
  })
  return (
    <>
      <PageHeader title={t('washup:verify.title')} lead={code} />
      {check.isPending ? <Loading /> : null}
      {check.isError ? <ErrorNotice error={check.error} onRetry={check.refetch} /> : null}
      {check.data?.outcome === 'unknown' ? <Notice tone="warning">{t('washup:verify.unknown')}</Notice> : null}
      {check.data?.outcome === 'genuine' ? (
        <Notice
          tone={check.data.isReplaced ? 'warning' : 'success'}
          title={t('washup:verify.genuine', { instansi: check.data.instansi })}
        >
          <p>
            {t('washup:verify.facts', {
              event: check.data.event,
              number: check.data.number,
              competencies: check.data.competencies,
              at: formatDate(check.data.closedAt),
            })}
          </p>
          {check.data.isReplaced ? <p>{t('washup:verify.replaced')}</p> : null}
          <p>{t('washup:verify.hash')}</p>
          <p className={classes.hash}>{check.data.hash}</p>
        </Notice>
      ) : null}
    </>
  )
}
