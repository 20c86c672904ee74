import { Button } from '@mantine/core'
import { createSimulationDraft } from '@petakom/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'

/** Begins an empty draft of either kind and opens it. */
export function NewDraftButtons() {
  const { t } = useTranslation()
  const begin = useBeginDraft()
  return (
    <>
      {(['in-basket', 'dynamic-scenario'] as const).map((kind) => (
        <Button key={kind} loading={begin.isPending} onClick={() => begin.mutate({ from: 'nothing', kind })}>
          {t(`simulation:new.${kind}`)}
        </Button>
      ))}
      {begin.isError ? <ErrorNotice error={begin.error} /> : null}
    </>
  )
}

type Wish = NonNullable<Parameters<typeof callApi<typeof createSimulationDraft>>[1]>['body']

export function useBeginDraft() {
  const navigate = useNavigate()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: Wish) => callApi(createSimulationDraft, { body }),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['simulations'] })
      await navigate({ to: `/simulasi/draf/${id}` as never })
    },
  })
}
