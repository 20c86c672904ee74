import { getCareer } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatDate } from '../../lib/format.ts'
import { useSession } from '../../lib/session.ts'
import { useUrlFilter } from '../../lib/url-filter.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageTabs } from '../../ui/page-tabs.tsx'
import { PrintButton } from '../../ui/print-button.tsx'
import { SyntheticBadge } from '../../ui/synthetic-badge.tsx'
import { PostsPart } from './posts-part.tsx'
import { RecordPart } from './record-part.tsx'
import { WhyPart } from './why-part.tsx'

const TABS = ['data', 'jabatan', 'mengapa'] as const

/** One official's own record, the posts that are open to them, and why a decided round gave a post to somebody else. */
export default function CareerPage() {
  const { t } = useTranslation()
  const [filter] = useUrlFilter()
  const isSynthetic = useSession()?.instansi.isSynthetic
  const career = useQuery({ queryKey: ['career'], queryFn: () => callApi(getCareer), retry: false })
  const tab = TABS.find((one) => one === filter.bagian) ?? 'jabatan'
  return (
    <>
      <PageHeader
        title={t('career:title')}
        badge={isSynthetic ? <SyntheticBadge /> : null}
        lead={career.data ? t('career:lead', { date: formatDate(career.data.date) }) : null}
        actions={<PrintButton />}
      />
      {career.isPending ? <Loading lines={8} /> : null}
      {career.isError ? <ErrorNotice error={career.error} onRetry={career.refetch} /> : null}
      {career.data ? (
        <>
          <PageTabs
            label={t('career:parts')}
            to="/karier"
            tabs={TABS.map((name) => ({ name, label: t(`career:tab.${name}`) }))}
            current={tab}
          />
          {tab === 'data' ? <RecordPart career={career.data} /> : null}
          {tab === 'jabatan' ? <PostsPart /> : null}
          {tab === 'mengapa' ? <WhyPart /> : null}
        </>
      ) : null}
    </>
  )
}
