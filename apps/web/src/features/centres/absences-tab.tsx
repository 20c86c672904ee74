import { Button, Fieldset, Group, NativeSelect, SimpleGrid, TextInput } from '@mantine/core'
import { RepairResult, repairTimetable, tellAbsence, withdrawAbsence } from '@petakom/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { formatDate } from '../../lib/format.ts'
import { useJob } from '../../lib/use-job.ts'
import { usePermission } from '../../lib/use-permission.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { JobProgress } from '../../ui/job-progress.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'
import type { CentreData } from './centre-data.ts'
import { formatClock } from './format-clock.ts'

/** Who or what cannot come, told before or on the day, and the repair that follows from it. */
export function AbsencesTab({ centre }: { centre: CentreData }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const mayEdit = usePermission('centre.edit')
  const refresh = () => client.invalidateQueries({ queryKey: ['centre', centre.id] })
  const withdraw = useMutation({
    mutationFn: (id: string) => callApi(withdrawAbsence, { params: { id } }),
    onSuccess: refresh,
  })
  return (
    <>
      <p>{t('centres:absence.lead')}</p>
      {mayEdit ? <AbsenceForm centre={centre} onTold={refresh} /> : null}
      {withdraw.isError ? <ErrorNotice error={withdraw.error} /> : null}
      {centre.absences.length === 0 ? (
        <EmptyState title={t('centres:absence.empty')}>{t('centres:absence.emptyHint')}</EmptyState>
      ) : (
        <PlainTable
          caption={t('centres:absence.caption')}
          rows={centre.absences}
          rowKey={({ id }) => id}
          columns={[
            { id: 'who', title: t('centres:absence.who'), isWide: true, cell: (row) => row.name },
            { id: 'day', title: t('centres:absence.day'), cell: (row) => formatDate(row.day) },
            {
              id: 'hours',
              title: t('centres:absence.hours'),
              cell: (row) => `${formatClock(row.from)} – ${formatClock(row.to)}`,
            },
            { id: 'reason', title: t('centres:absence.reason'), isWide: true, cell: (row) => row.reason || '–' },
            ...(mayEdit
              ? [
                  {
                    id: 'actions',
                    title: t('centres:absence.actions'),
                    cell: (row: CentreData['absences'][number]) => (
                      <Button
                        size="xs"
                        variant="default"
                        aria-label={t('centres:absence.withdrawOf', { name: row.name })}
                        onClick={() => withdraw.mutate(row.id)}
                      >
                        {t('centres:absence.withdraw')}
                      </Button>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {mayEdit && centre.timetable ? <RepairPanel centre={centre} onDone={refresh} /> : null}
    </>
  )
}

function AbsenceForm({ centre, onTold }: { centre: CentreData; onTold: () => Promise<unknown> }) {
  const { t } = useTranslation()
  const first = centre.settings.days[0]!
  const [who, setWho] = useState('')
  const [day, setDay] = useState(first.date)
  const [from, setFrom] = useState(first.from)
  const [to, setTo] = useState(first.to)
  const [reason, setReason] = useState('')
  const tell = useMutation({
    mutationFn: () => callApi(tellAbsence, { params: { id: centre.id }, body: { who, day, from, to, reason } }),
    onSuccess: async () => {
      setReason('')
      await onTold()
    },
  })
  const group = (label: string, list: readonly { id: string; name: string }[]) => ({
    group: label,
    items: list.map(({ id, name }) => ({ value: id, label: name })),
  })
  const choices = [
    group(
      t('centres:absence.assessors'),
      centre.assessors.map(({ accountId: id, name }) => ({ id, name })),
    ),
    group(t('centres:absence.rooms'), centre.rooms),
    group(
      t('centres:absence.candidates'),
      centre.candidates.map(({ participantId: id, name }) => ({ id, name })),
    ),
  ].filter(({ items }) => items.length > 0)
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault()
    tell.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Fieldset legend={t('centres:absence.title')} mb="md" bg="var(--bg)">
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} style={{ alignItems: 'end' }}>
          <NativeSelect
            label={t('centres:absence.who')}
            required
            value={who}
            data={[{ value: '', label: t('centres:absence.choose') }, ...choices]}
            onChange={(picked) => setWho(picked.currentTarget.value)}
          />
          <NativeSelect
            label={t('centres:absence.day')}
            value={day}
            data={centre.settings.days.map(({ date }) => ({ value: date, label: formatDate(date) }))}
            onChange={(picked) => setDay(picked.currentTarget.value)}
          />
          <Group grow align="end">
            <TextInput
              type="time"
              label={t('centres:absence.from')}
              required
              value={from}
              onChange={(typed) => setFrom(typed.currentTarget.value)}
            />
            <TextInput
              type="time"
              label={t('centres:absence.to')}
              required
              value={to}
              error={from && to && to <= from ? t('centres:absence.reversed') : undefined}
              onChange={(typed) => setTo(typed.currentTarget.value)}
            />
          </Group>
          <TextInput
            label={t('centres:absence.reason')}
            maxLength={300}
            value={reason}
            onChange={(typed) => setReason(typed.currentTarget.value)}
          />
        </SimpleGrid>
        {tell.isError ? <ErrorNotice error={tell.error} /> : null}
        <Button mt="md" type="submit" variant="default" loading={tell.isPending}>
          {t('centres:absence.tell')}
        </Button>
      </Fieldset>
    </form>
  )
}

function RepairPanel({ centre, onDone }: { centre: CentreData; onDone: () => Promise<unknown> }) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const job = useJob(
    () => callApi(repairTimetable, { params: { id: centre.id }, body: { reason } }),
    RepairResult,
    () => void onDone(),
  )
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault()
    job.start()
  }
  return (
    <section aria-labelledby="perbaiki-jadwal">
      <h2 id="perbaiki-jadwal">{t('centres:repair.title')}</h2>
      <p>{t('centres:repair.lead')}</p>
      <form onSubmit={submit}>
        <Group align="end" mb="md">
          <TextInput
            style={{ flex: '1 1 280px' }}
            label={t('centres:repair.reason')}
            required
            minLength={3}
            maxLength={500}
            value={reason}
            onChange={(typed) => setReason(typed.currentTarget.value)}
          />
          <Button type="submit" disabled={job.isRunning}>
            {t('centres:repair.action')}
          </Button>
        </Group>
      </form>
      <JobProgress label={t('centres:repair.title')} job={job} />
      {job.result ? <RepairTold result={job.result} /> : null}
    </section>
  )
}

function RepairTold({ result }: { result: RepairResult }) {
  const { t } = useTranslation()
  const { version, changed, fewestChanges, delayMinutes, open } = result
  if (version === null && open === 0) return <Notice live>{t('centres:repair.nothing')}</Notice>
  return (
    <Notice tone={open > 0 ? 'warning' : 'success'} live title={t('centres:repair.done')}>
      {version === null ? null : <p>{t('centres:repair.changed', { version, changed, minutes: delayMinutes })}</p>}
      {version === null ? null : (
        <p>
          {changed === fewestChanges
            ? t('centres:repair.proved')
            : t('centres:repair.gap', { fewest: fewestChanges, changed })}
        </p>
      )}
      {open > 0 ? <p>{t('centres:repair.open', { count: open })}</p> : null}
    </Notice>
  )
}
