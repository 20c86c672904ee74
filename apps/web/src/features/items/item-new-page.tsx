import { createItem } from '@petakom/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { blankDraft } from './item-draft.ts'
import { ItemForm, type ItemToSave } from './item-form.tsx'

export default function ItemNewPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const client = useQueryClient()
  const save = useMutation({
    mutationFn: (body: ItemToSave) => callApi(createItem, { body }),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['items'] })
      await navigate({ to: `/bank-soal/${id}` as never })
    },
  })
  return (
    <>
      <PageHeader title={t('items:form.newTitle')} lead={t('items:form.newLead')} />
      <ItemForm initial={blankDraft()} isNew isSaving={save.isPending} onSave={save.mutate}>
        {save.isError ? <ErrorNotice error={save.error} /> : null}
      </ItemForm>
    </>
  )
}
