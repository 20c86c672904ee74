import { getItem } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { ItemPreview } from '../item-preview.tsx'
import { CorrectionForm } from './correction-form.tsx'

/** Proposes another key for the version that stands in the bank now. */
export default function CorrectionPage() {
  const { t } = useTranslation()
  const { id } = useParams({ strict: false }) as { id: string }
  const item = useQuery({ queryKey: ['item', id], queryFn: () => callApi(getItem, { params: { id } }) })
  if (item.isPending) return <Loading lines={8} />
  if (item.isError) return <ErrorNotice error={item.error} onRetry={item.refetch} />
  const { code, version, content, key } = item.data
  return (
    <>
      <PageHeader title={t('corrections:form.title', { code, version })} lead={t('corrections:form.lead')} />
      <ItemPreview content={content} />
      {key ? (
        <CorrectionForm id={id} version={version} interaction={content.interaction} scoring={key.scoring} />
      ) : (
        <Notice>{t('items:item.hidden')}</Notice>
      )}
    </>
  )
}
