import { Button, Group } from '@mantine/core'
import { getSuccessionWorkbook, listCriticalPosts } from '@petakom/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callApi, urlOf } from '../../lib/api.ts'
import { downloadFile } from '../../lib/download.ts'
import { TIER_OPTIONS } from '../../lib/tiers.ts'
import { useOpdOptions } from '../../lib/unit-options.ts'
import { useUrlFilter } from '../../lib/url-filter.ts'
import { usePermission } from '../../lib/use-permission.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { FilterRow, SelectField } from '../../ui/filter-row.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { CriticalPosts } from './critical-posts.tsx'

const TIERS = TIER_OPTIONS.filter(({ value }) => /^(JPT_|ADMINISTRATOR|PENGAWAS)/.test(value))

export default function SuccessionPage() {
  const { t } = useTranslation()
  const [filter, change] = useUrlFilter()
  const opd = useOpdOptions()
  const mayEdit = usePermission('succession.edit')
  const { unitId, tier } = filter
  const posts = useQuery({
    queryKey: ['succession', 'posts', unitId, tier],
    queryFn: () => callApi(listCriticalPosts, { query: { unitId, tier } as never }),
  })
  return (
    <>
      <PageHeader
        title={t('succession:list.title')}
        lead={t('succession:list.lead')}
        actions={
          <Group>
            {mayEdit ? <LinkButton to="/suksesi/isi">{t('succession:fill.title')}</LinkButton> : null}
            <DownloadButton />
          </Group>
        }
      />
      <FilterRow label={t('list:filters')}>
        <SelectField
          label={t('list:unit')}
          all={t('list:all')}
          value={unitId}
          options={opd}
          onSelect={(value) => change({ unitId: value })}
        />
        <SelectField
          label={t('list:tier')}
          all={t('list:all')}
          value={tier}
          options={TIERS}
          onSelect={(value) => change({ tier: value })}
        />
      </FilterRow>
      {posts.isPending ? <Loading lines={10} /> : null}
      {posts.isError ? <ErrorNotice error={posts.error} onRetry={posts.refetch} /> : null}
      {posts.data ? <CriticalPosts data={posts.data} isFiltered={Boolean(unitId || tier)} /> : null}
    </>
  )
}

function DownloadButton() {
  const { t } = useTranslation()
  const download = useMutation({
    mutationFn: () => downloadFile(urlOf(getSuccessionWorkbook), 'kelompok-suksesi.xlsx'),
  })
  return (
    <>
      <Button variant="default" loading={download.isPending} onClick={() => download.mutate()}>
        {t('succession:list.download')}
      </Button>
      {download.isError ? <ErrorNotice error={download.error} /> : null}
    </>
  )
}
