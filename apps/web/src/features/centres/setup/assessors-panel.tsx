import { NativeSelect, NumberInput } from '@mantine/core'
import { listAssessorChoices, setCentreAssessors } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { formatNip } from '../../../lib/format.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PlainTable } from '../../../ui/plain-table.tsx'
import type { CentreData } from '../centre-data.ts'
import { Panel, PanelForm, type PanelProps } from './panel.tsx'

type Task = CentreData['assessors'][number]['task']
const USUAL_MINUTES = 360

export function AssessorsPanel({ centre, mayEdit }: PanelProps) {
  const { t } = useTranslation()
  const barred = centre.assessors.filter(({ mayNotRate }) => mayNotRate.length > 0).length
  return (
    <Panel
      title={t('centres:assessors.title', { count: centre.assessors.length })}
      {...(mayEdit && { form: (close) => <AssessorsForm centre={centre} onClose={close} /> })}
    >
      {barred > 0 ? (
        <Notice tone="warning">
          <p>{t('centres:assessors.barred', { count: barred })}</p>
        </Notice>
      ) : null}
      {centre.assessors.length === 0 ? (
        <EmptyState title={t('centres:assessors.empty')}>{t('centres:assessors.emptyHint')}</EmptyState>
      ) : (
        <PlainTable
          caption={t('centres:assessors.caption')}
          rows={centre.assessors}
          rowKey={({ accountId }) => accountId}
          columns={[
            { id: 'name', title: t('centres:assessors.name'), isWide: true, cell: (row) => row.name },
            { id: 'nip', title: t('centres:assessors.nip'), isWhole: true, cell: (row) => formatNip(row.nip) },
            { id: 'task', title: t('centres:assessors.task'), cell: (row) => t(`centres:task.${row.task}`) },
            {
              id: 'entitled',
              title: t('centres:assessors.entitled'),
              isWide: true,
              cell: (row) => {
                if (row.task === 'role-player') return '–'
                return row.mayNotRate.map((why) => t(`centres:mayNot.${why}`)).join('; ') || t('centres:assessors.may')
              },
            },
            {
              id: 'minutes',
              title: t('centres:assessors.minutes'),
              isNumber: true,
              cell: (row) => (row.task === 'role-player' ? '–' : row.maxMinutesPerDay),
            },
          ]}
        />
      )}
    </Panel>
  )
}

/** Every account that could be named, each with a task or none. */
function AssessorsForm({ centre, onClose }: { centre: PanelProps['centre']; onClose: () => void }) {
  const { t } = useTranslation()
  const choices = useQuery({
    queryKey: ['centre', centre.id, 'assessor-choices'],
    queryFn: () => callApi(listAssessorChoices, { params: { id: centre.id } }),
  })
  const [named, setNamed] = useState<ReadonlyMap<string, { task: Task; maxMinutesPerDay: number }>>(
    () =>
      new Map(centre.assessors.map(({ accountId, task, maxMinutesPerDay }) => [accountId, { task, maxMinutesPerDay }])),
  )
  if (choices.isPending) return <Loading lines={6} />
  if (choices.isError) return <ErrorNotice error={choices.error} onRetry={choices.refetch} />
  const name = (accountId: string, task: Task | '') => {
    const next = new Map(named)
    if (task === '') next.delete(accountId)
    else next.set(accountId, { maxMinutesPerDay: USUAL_MINUTES, ...named.get(accountId), task })
    setNamed(next)
  }
  const limit = (accountId: string, maxMinutesPerDay: number) => {
    const one = named.get(accountId)
    if (one) setNamed(new Map(named).set(accountId, { ...one, maxMinutesPerDay }))
  }
  return (
    <PanelForm
      centreId={centre.id}
      onClose={onClose}
      save={() =>
        callApi(setCentreAssessors, {
          params: { id: centre.id },
          body: { assessors: [...named].map(([accountId, one]) => ({ accountId, ...one })) },
        })
      }
    >
      <PlainTable
        caption={t('centres:assessors.choose')}
        rows={choices.data}
        rowKey={({ accountId }) => accountId}
        columns={[
          {
            id: 'name',
            title: t('centres:assessors.name'),
            isWide: true,
            cell: (row) => (
              <>
                {row.name}
                <br />
                <small>{formatNip(row.nip)}</small>
              </>
            ),
          },
          {
            id: 'task',
            title: t('centres:assessors.task'),
            isWide: true,
            cell: (row) => (
              <NativeSelect
                aria-label={t('centres:assessors.taskOf', { name: row.name })}
                value={named.get(row.accountId)?.task ?? ''}
                data={[
                  { value: '', label: t('centres:assessors.none') },
                  ...(row.isAssessor
                    ? [
                        { value: 'assessor', label: t('centres:task.assessor') },
                        { value: 'chief', label: t('centres:task.chief') },
                      ]
                    : []),
                  { value: 'role-player', label: t('centres:task.role-player') },
                ]}
                onChange={(picked) => name(row.accountId, picked.currentTarget.value as Task | '')}
              />
            ),
          },
          {
            id: 'minutes',
            title: t('centres:assessors.minutes'),
            cell: (row) => {
              const one = named.get(row.accountId)
              if (!one || one.task === 'role-player') return '–'
              return (
                <NumberInput
                  aria-label={t('centres:assessors.minutesOf', { name: row.name })}
                  min={30}
                  max={720}
                  value={one.maxMinutesPerDay}
                  onChange={(value) => limit(row.accountId, Number(value))}
                />
              )
            },
          },
        ]}
      />
    </PanelForm>
  )
}
