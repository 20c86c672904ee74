import { getItem, type ResponseOf } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatNumber } from '../../lib/format.ts'
import { useUrlFilter } from '../../lib/url-filter.ts'
import { usePermission } from '../../lib/use-permission.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageTabs } from '../../ui/page-tabs.tsx'
import { ItemPreview } from './item-preview.tsx'
import { KeyTable } from './key-table.tsx'
import { HistoryPanel } from './record/history-panel.tsx'
import { TagsPanel } from './record/tags-panel.tsx'
import { ReviewPanel } from './review/review-panel.tsx'

type ItemView = ResponseOf<typeof getItem>
const TABS = ['butir', 'telaah', 'tanda', 'riwayat'] as const

export default function ItemPage() {
  const { t } = useTranslation()
  const { id } = useParams({ strict: false }) as { id: string }
  const [filter] = useUrlFilter()
  const mayEdit = usePermission('item.edit')
  const item = useQuery({ queryKey: ['item', id], queryFn: () => callApi(getItem, { params: { id } }) })
  if (item.isPending) return <Loading lines={8} />
  if (item.isError) return <ErrorNotice error={item.error} onRetry={item.refetch} />
  const { code, theme, competency, level, state } = item.data
  const tab = TABS.find((name) => name === filter.bagian) ?? 'butir'
  return (
    <>
      <PageHeader
        actions={
          mayEdit && state !== 'retired' ? (
            <LinkButton to={`/bank-soal/${id}/ubah`} variant="default">
              {t('items:form.revise')}
            </LinkButton>
          ) : null
        }
        title={`${t('items:item.title')} ${code}`}
        lead={`${t(`items:theme.${theme}`)} · ${competency} · ${t('items:list.level')} ${level} · ${t(`items:state.${state}`)}`}
      />
      <PageTabs
        label={t('bank:tab.label')}
        to={`/bank-soal/${id}`}
        tabs={TABS.map((name) => ({ name, label: t(`bank:tab.${name}`) }))}
        current={tab}
      />
      {tab === 'butir' ? <ItemText item={item.data} /> : null}
      {tab === 'telaah' ? <ReviewPanel id={id} /> : null}
      {tab === 'tanda' ? <TagsPanel id={id} /> : null}
      {tab === 'riwayat' ? <HistoryPanel id={id} /> : null}
    </>
  )
}

function ItemText({ item }: { item: ItemView }) {
  const { t } = useTranslation()
  const { author, version, content, key } = item
  const isNext = usePermission('item.edit') && item.state === 'draft'
  return (
    <>
      {isNext ? (
        <Notice
          action={
            <Link to={`/bank-soal/${item.id}` as never} search={{ bagian: 'telaah' } as never}>
              {t('items:item.toReview')}
            </Link>
          }
        >
          {t('items:item.draftNext')}
        </Notice>
      ) : null}
      <p>
        {t('items:item.author', { author, version })} {t('items:item.logged')}
      </p>
      <ItemPreview content={content} />
      {key ? <KeyTable content={content} scoring={key.scoring} /> : null}
      {key ? (
        <>
          <h2>{t('items:item.rationale')}</h2>
          <p>{key.rationale}</p>
          <p>
            {t('items:item.parameters', {
              model: key.parameters.model,
              a: formatNumber(key.parameters.a, { most: 2 }),
              b: key.parameters.b.map((b) => formatNumber(b, { most: 2 })).join('; '),
            })}
          </p>
        </>
      ) : (
        <Notice>{t('items:item.hidden')}</Notice>
      )}
    </>
  )
}
