import { Button, Stack } from '@mantine/core'
import { acknowledgeDebrief, type Debrief, listOwnDebriefs } from '@petakom/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { AcknowledgeFields } from './acknowledge-fields.tsx'
import { DebriefRecord } from './debrief-record.tsx'

/** The reader's own feedback meetings, and their word on them. */
export default function OwnDebriefsPage() {
  const { t } = useTranslation()
  const found = useQuery({ queryKey: ['own-debriefs'], queryFn: () => callApi(listOwnDebriefs) })
  return (
    <>
      <PageHeader title={t('debriefs:own.title')} lead={t('debriefs:own.lead')} />
      {found.isPending ? <Loading lines={6} /> : null}
      {found.isError ? <ErrorNotice error={found.error} onRetry={found.refetch} /> : null}
      {found.data?.length === 0 ? (
        <EmptyState title={t('debriefs:own.empty')}>{t('debriefs:own.emptyHint')}</EmptyState>
      ) : null}
      {found.data?.map((debrief) => (
        <div key={debrief.id}>
          <p>{debrief.event}</p>
          <DebriefRecord debrief={debrief} />
          {debrief.acknowledged ? null : <OwnWord debrief={debrief} />}
        </div>
      ))}
    </>
  )
}

function OwnWord({ debrief }: { debrief: Debrief }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [word, setWord] = useState({ agrees: true, words: '' })
  const save = useMutation({
    mutationFn: () =>
      callApi(acknowledgeDebrief, { params: { id: debrief.id }, body: { ...word, turn: debrief.turn } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['own-debriefs'] }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form onSubmit={submit} aria-label={t('debriefs:word.title')}>
      <Stack maw={760}>
        <AcknowledgeFields word={word} onChange={setWord} />
        {save.isError ? <ErrorNotice error={save.error} /> : null}
        <div>
          <Button type="submit" loading={save.isPending}>
            {t('debriefs:word.send')}
          </Button>
        </div>
      </Stack>
    </form>
  )
}
