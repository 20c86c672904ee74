import { getMethods } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { useUrlFilter } from '../../lib/url-filter.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageTabs } from '../../ui/page-tabs.tsx'
import { CostTab } from './cost-tab.tsx'
import { PresetTab } from './preset-tab.tsx'

const TABS = ['biaya', 'preset'] as const

export default function MethodsPage() {
  const { t } = useTranslation()
  const [filter] = useUrlFilter()
  const tab = TABS.find((name) => name === filter.bagian) ?? 'biaya'
  const methods = useQuery({ queryKey: ['methods'], queryFn: () => callApi(getMethods) })
  const tabs = TABS.map((name) => ({ name, label: t(`methods:tab.${name}`) }))
  return (
    <>
      <PageHeader title={t('methods:page.title')} lead={t('methods:page.lead')} />
      <PageTabs label={t('methods:page.title')} to="/metode" tabs={tabs} current={tab} />
      {methods.isPending ? <Loading lines={8} /> : null}
      {methods.isError ? <ErrorNotice error={methods.error} onRetry={methods.refetch} /> : null}
      {methods.data && tab === 'biaya' ? <CostTab methods={methods.data} /> : null}
      {methods.data && tab === 'preset' ? <PresetTab presets={methods.data.presets} /> : null}
    </>
  )
}
