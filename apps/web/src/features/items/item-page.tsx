import { Button, Group } from '@mantine/core'
import { getItem, type ResponseOf, setItemState } from '@petakom/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatNumber } from '../../lib/format.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ItemPreview } from './item-preview.tsx'
import { KeyTable } from './key-table.tsx'

type ItemView = ResponseOf<typeof getItem>

export default function ItemPage() {
  const { t } = useTranslation()
  const { id } = useParams({ strict: false }) as { id: string }
  const item = useQuery({ queryKey: ['item', id], queryFn: () => callApi(getItem, { params: { id } }) })
  if (item.isPending) return <Loading lines={8} />
  if (item.isError) return <ErrorNotice error={item.error} onRetry={item.refetch} />
  const { code, theme, competency, level, state, author, version, content, key } = item.data
  return (
    <>
      <PageHeader
        actions={
          key && state !== 'retired' ? (
            <LinkButton to={`/bank-soal/${id}/ubah`} variant="default">
              {t('items:form.revise')}
            </LinkButton>
          ) : null
        }
        title={`${t('items:item.title')} ${code}`}
        lead={`${t(`items:theme.${theme}`)} · ${competency} · ${t('items:list.level')} ${level} · ${t(`items:state.${state}`)}`}
      />
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
          <StateButtons item={item.data} />
        </>
      ) : (
        <Notice>{t('items:item.hidden')}</Notice>
      )}
    </>
  )
}

function StateButtons({ item }: { item: ItemView }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const move = useMutation({
    mutationFn: (state: ItemView['state']) => callApi(setItemState, { params: { id: item.id }, body: { state } }),
    onSuccess: () => client.invalidateQueries(),
  })
  const steps: Record<ItemView['state'], [ItemView['state'], string][]> = {
    draft: [
      ['reviewed', t('items:item.toReviewed')],
      ['retired', t('items:item.toRetired')],
    ],
    reviewed: [
      ['in-use', t('items:item.toInUse')],
      ['draft', t('items:item.toDraft')],
      ['retired', t('items:item.toRetired')],
    ],
    'in-review': [],
    pilot: [],
    'in-use': [['retired', t('items:item.toRetired')]],
    retired: [],
  }
  const offered = steps[item.state].filter(([state]) => state !== 'reviewed' || item.mayReview)
  return (
    <>
      {move.isError ? <ErrorNotice error={move.error} /> : null}
      {move.isSuccess ? (
        <Notice tone="success" live>
          {t('items:item.changed')}
        </Notice>
      ) : null}
      {item.state === 'draft' && !item.mayReview ? <Notice>{t('items:item.ownReview')}</Notice> : null}
      <Group my="md">
        {offered.map(([state, label]) => (
          <Button key={state} variant="default" loading={move.isPending} onClick={() => move.mutate(state)}>
            {label}
          </Button>
        ))}
      </Group>
    </>
  )
}
