import { Button, Group, Radio, Stack, TextInput } from '@mantine/core'
import { type PlanRow, type PlanSettings, PlanSummary, startPlan } from '@petakom/contract'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { useUrlFilter } from '../../../lib/url-filter.ts'
import { useJob } from '../../../lib/use-job.ts'
import { type FieldError, FieldErrorSummary } from '../../../ui/field-error-summary.tsx'
import { Notice } from '../../../ui/notice.tsx'
import classes from '../placement.module.css'
import { type Round, refreshRound } from '../placement-data.ts'
import { RoundJob } from '../round-job.tsx'
import { ClashNotice } from './clash-notice.tsx'
import { LimitFields } from './limit-fields.tsx'
import { type Field, fieldId, OBJECTIVES, readSettings, type SettingsInput, startInput } from './plan-settings.ts'

/** `Hitung rencana`: the order of objectives, the limits, and the job that computes under them. */
export function PlanForm({ round, plans }: { round: Round; plans: readonly PlanRow[] }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [filter] = useUrlFilter()
  const [input, setInput] = useState(() => startInput(filter.perpindahan))
  const label = input.label ?? t('placement:plan.numbered', { number: (plans[0]?.number ?? 0) + 1 })
  const [problems, setProblems] = useState<readonly FieldError[]>([])
  // As they were sent: starting again after a stop asks for the same plan.
  const settings = useRef<PlanSettings | null>(null)
  const job = useJob(
    () => callApi(startPlan, { params: { id: round.id }, body: { ...settings.current!, version: round.version } }),
    PlanSummary,
    () => refreshRound(client),
    { kind: 'placement-plan', id: round.id },
  )
  const change = (part: Partial<SettingsInput>) => setInput({ ...input, ...part })
  const errorOf = (field: Field) => problems.find((one) => one.fieldId === fieldId(field))?.message
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const read = readSettings({ ...input, label }, (field) => t(`placement:planForm.problem.${field}`))
    if ('problems' in read) return setProblems(read.problems)
    setProblems([])
    settings.current = read.settings
    job.start()
  }
  const made = plans.find(({ id }) => id === job.result?.id)
  const end = useRef<HTMLDivElement>(null)
  const shown = job.isRunning || made !== undefined ? (made?.id ?? 'running') : null
  // Progress and outcome stand below a long form; neither may come without being seen.
  useEffect(() => {
    if (shown !== null) end.current?.scrollIntoView({ block: 'nearest' })
  }, [shown])
  return (
    <section className={classes.panel} aria-labelledby="hitung-rencana">
      <h2 id="hitung-rencana">{t('placement:planForm.title')}</h2>
      <p>{t('placement:planForm.lead')}</p>
      <form onSubmit={submit} noValidate>
        <Stack gap="lg" maw={720}>
          <FieldErrorSummary errors={problems} />
          <TextInput
            id={fieldId('label')}
            label={t('placement:planForm.label')}
            description={t('placement:planForm.labelHint')}
            required
            maxLength={60}
            error={errorOf('label')}
            value={label}
            onChange={(event) => change({ label: event.currentTarget.value })}
          />
          <Radio.Group
            size="md"
            label={t('placement:planForm.objective')}
            description={t('placement:planForm.objectiveHint')}
            value={input.objective}
            onChange={(objective) => change({ objective: objective as SettingsInput['objective'] })}
          >
            <Stack gap="xs" mt="xs">
              {OBJECTIVES.map((objective) => (
                <Radio
                  key={objective}
                  value={objective}
                  label={t(`placement:objective.${objective}`)}
                  description={t(`placement:objectiveHint.${objective}`)}
                />
              ))}
            </Stack>
          </Radio.Group>
          <LimitFields input={input} onChange={change} errorOf={errorOf} />
          <Group>
            <Button type="submit" loading={job.isRunning}>
              {t('placement:planForm.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
      <div className={`${classes.stack} ${classes.end}`} ref={end}>
        <RoundJob
          label={t('placement:planForm.running')}
          job={job}
          limitSeconds={Number(input.timeLimit) || undefined}
        />
        {made?.clash ? <ClashNotice roundId={round.id} clash={made.clash} /> : null}
        {made?.figures ? (
          <Notice
            tone="success"
            live
            action={<Link to={`/penempatan/rencana/${made.id}` as never}>{t('placement:planForm.open')}</Link>}
          >
            {t('placement:planForm.done', { number: made.number })}
          </Notice>
        ) : null}
      </div>
    </section>
  )
}
