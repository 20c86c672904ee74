import { Button, Select } from '@mantine/core'
import { listSimulations, loadStarterSimulations } from '@petakom/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { targetLabel } from '../../lib/competency-name.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { EventData } from './event-data.ts'

export type ChosenSimulation = Pick<
  NonNullable<EventData['exercises'][number]['simulation']>,
  'id' | 'title' | 'minutes'
>

/** Which simulation of the bank an exercise is: those in use, by code and title. */
export function SimulationFields({
  chosen,
  onChoose,
}: {
  chosen: ChosenSimulation | null
  onChoose: (simulation: ChosenSimulation) => void
}) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const list = useQuery({ queryKey: ['simulations'], queryFn: () => callApi(listSimulations) })
  const load = useMutation({
    mutationFn: () => callApi(loadStarterSimulations),
    onSuccess: () => client.invalidateQueries({ queryKey: ['simulations'] }),
  })
  if (list.isError) return <ErrorNotice error={list.error} onRetry={list.refetch} />
  const usable = (list.data?.rows ?? []).filter(({ inUseVersion }) => inUseVersion !== null)
  if (list.isSuccess && usable.length === 0)
    return (
      <Notice tone="info" title={t('events:design.simulationNone')}>
        <Button variant="default" loading={load.isPending} onClick={() => load.mutate()}>
          {t('events:design.simulationStarter')}
        </Button>
        {load.isError ? <ErrorNotice error={load.error} /> : null}
      </Notice>
    )
  const found = usable.find(({ id }) => id === chosen?.id)
  return (
    <Select
      mt="sm"
      label={t('events:design.simulation')}
      required
      searchable
      disabled={list.isPending}
      data={usable.map(({ id, code, title, kind }) => ({
        value: id,
        label: `${code}: ${title} (${t(`events:design.simulationKind.${kind}`)})`,
      }))}
      value={chosen?.id ?? null}
      onChange={(id) => {
        const row = usable.find((one) => one.id === id)
        if (row) onChoose(row)
      }}
      description={
        found
          ? t('events:design.simulationHint', {
              minutes: found.minutes,
              competencies: found.competencies.map((code) => targetLabel(code)).join(', '),
            })
          : undefined
      }
    />
  )
}
