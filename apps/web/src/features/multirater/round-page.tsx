import { Button, Group } from '@mantine/core'
import { closeMultiraterRound, getMultiraterRound, openMultiraterRound } from '@petakom/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatDate, formatNumber } from '../../lib/format.ts'
import { usePermission } from '../../lib/use-permission.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { AskedDialog } from './asked-dialog.tsx'
import { RoundPeople } from './round-people.tsx'

/** Who was asked about whom; opening and closing of a round. */
export default function RoundPage() {
  const { t } = useTranslation()
  const { round: id } = useParams({ strict: false }) as { round: string }
  const client = useQueryClient()
  const mayEdit = usePermission('centre.edit')
  const [step, setStep] = useState<'open' | 'close' | null>(null)
  const [shown, setShown] = useState<string | null>(null)
  const round = useQuery({
    queryKey: ['multirater-round', id],
    queryFn: () => callApi(getMultiraterRound, { params: { id } }),
  })
  if (round.isPending) return <Loading lines={8} />
  if (round.isError) return <ErrorNotice error={round.error} onRetry={round.refetch} />
  const { name, state, closesOn, leastGroup, people, asked, finished } = round.data
  const small = people.filter((one) => one.small.length > 0).length
  const refresh = () => client.invalidateQueries({ queryKey: ['multirater-round', id] })
  return (
    <>
      <PageHeader
        title={name}
        lead={t('multirater:round.lead', {
          state: t(`multirater:state.${state}`),
          day: formatDate(closesOn),
          done: formatNumber(finished),
          all: formatNumber(asked),
          least: formatNumber(leastGroup),
        })}
        actions={
          mayEdit && state !== 'closed' ? (
            <Group>
              <Button onClick={() => setStep(state === 'draft' ? 'open' : 'close')}>
                {t(`multirater:round.${state === 'draft' ? 'open' : 'close'}`)}
              </Button>
            </Group>
          ) : null
        }
      />
      {small > 0 && state !== 'closed' ? (
        <Notice tone="warning">{t('multirater:round.small', { count: small, number: formatNumber(small) })}</Notice>
      ) : null}
      <RoundPeople round={round.data} onShow={setShown} />
      <AskedDialog
        roundId={id}
        person={people.find((one) => one.participantId === shown) ?? null}
        mayEdit={mayEdit && state !== 'closed'}
        onClose={() => setShown(null)}
      />
      <ConfirmDialog
        opened={step !== null}
        title={step ? t(`multirater:round.${step}`) : ''}
        confirmLabel={step ? t(`multirater:round.${step}`) : ''}
        isDangerous={step === 'close'}
        onClose={() => setStep(null)}
        onConfirm={async () => {
          await callApi(step === 'open' ? openMultiraterRound : closeMultiraterRound, { params: { id } } as never)
          await refresh()
        }}
      >
        {step ? t(`multirater:round.${step}Text`, { least: leastGroup }) : ''}
      </ConfirmDialog>
    </>
  )
}
