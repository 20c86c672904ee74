import { getItem, reviseItem } from '@petakom/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { draftOfItem } from './item-draft.ts'
import { ItemForm, type ItemToSave } from './item-form.tsx'

export default function ItemEditPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const client = useQueryClient()
  const { id } = useParams({ strict: false }) as { id: string }
  const item = useQuery({ queryKey: ['item', id], queryFn: () => callApi(getItem, { params: { id } }) })
  const save = useMutation({
    mutationFn: (body: ItemToSave) => callApi(reviseItem, { params: { id }, body }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['item', id] })
      await client.invalidateQueries({ queryKey: ['items'] })
      await navigate({ to: `/bank-soal/${id}` as never })
    },
  })
  if (item.isPending) return <Loading lines={8} />
  if (item.isError) return <ErrorNotice error={item.error} onRetry={item.refetch} />
  const draft = draftOfItem(item.data)
  return (
    <>
      <PageHeader title={t('items:form.editTitle', { code: item.data.code })} lead={t('items:form.editLead')} />
      {draft ? (
        <ItemForm initial={draft} isNew={false} isSaving={save.isPending} onSave={save.mutate}>
          {save.isError ? <ErrorNotice error={save.error} /> : null}
        </ItemForm>
      ) : null}
    </>
  )
}
