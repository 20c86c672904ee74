import { verifyNote } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { formatDate } from '../../../lib/format.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import classes from './decisions.module.css'

export default function VerifyNotePage() {
  const { t } = useTranslation()
  const { code } = useParams({ strict: false }) as { code: string }
  const check = useQuery({ queryKey: ['verify-note', code], queryFn: () => callApi(verifyNote, { params: { code } }) })
  return (
    <>
      <PageHeader title={t('decision:verify.title')} lead={code} />
      {check.isPending ? <Loading /> : null}
      {check.isError ? <ErrorNotice error={check.error} onRetry={check.refetch} /> : null}
      {check.data?.outcome === 'unknown' ? <Notice tone="warning">{t('decision:verify.unknown')}</Notice> : null}
      {check.data?.outcome === 'genuine' ? (
        <Notice tone="success" title={t('decision:verify.genuine', { instansi: check.data.instansi })}>
          <p>
            {t('decision:verify.facts', {
              round: check.data.round,
              posts: check.data.posts,
              at: formatDate(check.data.signedAt),
            })}
          </p>
          <p>{t('decision:verify.hash')}</p>
          <p className={classes.hash}>{check.data.hash}</p>
        </Notice>
      ) : null}
    </>
  )
}
