import { createRound, getRoundBasis, type RoundDraft } from '@petakom/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { roundsQuery } from '../placement-data.ts'
import { RoundForm } from './round-form.tsx'

export default function RoundFormPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const client = useQueryClient()
  const basis = useQuery({ queryKey: ['round-basis'], queryFn: () => callApi(getRoundBasis), retry: false })
  const create = useMutation({
    mutationFn: (body: RoundDraft) => callApi(createRound, { body }),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: roundsQuery.queryKey })
      await navigate({ to: `/penempatan/${id}` as never })
    },
  })
  return (
    <>
      <PageHeader title={t('placement:form.title')} lead={t('placement:form.lead')} />
      {basis.isPending ? (
        <Loading lines={10} />
      ) : (
        <RoundForm basis={basis.data ?? null} isSaving={create.isPending} onSave={create.mutate}>
          {create.isError ? <ErrorNotice error={create.error} /> : null}
        </RoundForm>
      )}
    </>
  )
}
