import { Button, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core'
import {
  askForFeedback,
  type getMultiraterRound,
  listMultiraterAsked,
  type ResponseOf,
  withdrawAsking,
} from '@petakom/contract'
import { RELATIONS } from '@petakom/domain'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Loading } from '../../ui/loading.tsx'

interface Props {
  readonly roundId: string
  readonly person: ResponseOf<typeof getMultiraterRound>['people'][number] | null
  readonly mayEdit: boolean
  readonly onClose: () => void
}
type Relation = (typeof RELATIONS)[number]

export function AskedDialog(props: Props) {
  const { t } = useTranslation()
  const { person, onClose } = props
  return (
    <Modal
      opened={person !== null}
      onClose={onClose}
      size="lg"
      title={person ? t('multirater:round.showAsked', { name: person.name }) : ''}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      {person ? <Asked {...props} participantId={person.participantId} /> : null}
    </Modal>
  )
}

function Asked({ roundId, participantId, mayEdit }: Props & { participantId: string }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const key = ['multirater-asked', roundId, participantId]
  const asked = useQuery({
    queryKey: key,
    queryFn: () => callApi(listMultiraterAsked, { params: { id: roundId }, query: { participantId } }),
  })
  const refresh = async () => {
    await client.invalidateQueries({ queryKey: key })
    await client.invalidateQueries({ queryKey: ['multirater-round', roundId] })
  }
  const withdraw = useMutation({
    mutationFn: (id: string) => callApi(withdrawAsking, { params: { id } }),
    onSuccess: refresh,
  })
  if (asked.isPending) return <Loading lines={5} />
  if (asked.isError) return <ErrorNotice error={asked.error} onRetry={asked.refetch} />
  return (
    <Stack>
      <ul>
        {asked.data.map((row) => (
          <li key={row.id}>
            <Group>
              <span>
                {t('multirater:asked.row', { name: row.name, relation: t(`multirater:group.${row.relation}`) })}
                {row.hasAccount ? '' : ` ${t('multirater:asked.noAccount')}`}
                {row.isFinished ? ` ${t('multirater:asked.finished')}` : ''}
              </span>
              {mayEdit && row.relation !== 'self' && !row.isFinished ? (
                <Button
                  size="xs"
                  variant="default"
                  aria-label={`${t('multirater:asked.withdraw')}: ${row.name}`}
                  onClick={() => withdraw.mutate(row.id)}
                >
                  {t('multirater:asked.withdraw')}
                </Button>
              ) : null}
            </Group>
          </li>
        ))}
      </ul>
      {withdraw.isError ? <ErrorNotice error={withdraw.error} /> : null}
      {mayEdit ? <AskForm roundId={roundId} participantId={participantId} onAsked={refresh} /> : null}
    </Stack>
  )
}

function AskForm(props: { roundId: string; participantId: string; onAsked: () => Promise<unknown> }) {
  const { t } = useTranslation()
  const { roundId, participantId, onAsked } = props
  const [nip, setNip] = useState('')
  const [relation, setRelation] = useState<Exclude<Relation, 'self'>>('peer')
  const ask = useMutation({
    mutationFn: () =>
      callApi(askForFeedback, {
        params: { id: roundId },
        body: { participantId, nip: nip.replace(/[\s.'-]/g, ''), relation },
      }),
    onSuccess: async () => {
      setNip('')
      await onAsked()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    ask.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Group align="flex-end">
        <TextInput
          label={t('multirater:asked.nip')}
          inputMode="numeric"
          required
          value={nip}
          onChange={(event) => setNip(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('multirater:own.relation')}
          value={relation}
          data={RELATIONS.filter((one) => one !== 'self').map((value) => ({
            value,
            label: t(`multirater:group.${value}`),
          }))}
          onChange={(event) => setRelation(event.currentTarget.value as 'peer')}
        />
        <Button type="submit" loading={ask.isPending}>
          {t('multirater:asked.ask')}
        </Button>
      </Group>
      {ask.isError ? <ErrorNotice error={ask.error} /> : null}
    </form>
  )
}
