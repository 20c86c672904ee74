import { Button, Checkbox, Fieldset, Group, NativeSelect, NumberInput, Stack } from '@mantine/core'
import {
  type CalibrationOrder,
  CalibrationSummary,
  getCalibrationChoices,
  type ResponseOf,
  startCalibration,
} from '@petakom/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { formatNumber } from '../../../lib/format.ts'
import { useJob } from '../../../lib/use-job.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { JobProgress } from '../../../ui/job-progress.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { scopeName } from './scope-name.ts'

type Choices = ResponseOf<typeof getCalibrationChoices>

export function CalibrationForm() {
  const { t } = useTranslation()
  const choices = useQuery({ queryKey: ['calibration-choices'], queryFn: () => callApi(getCalibrationChoices) })
  if (choices.isError) return <ErrorNotice error={choices.error} onRetry={choices.refetch} />
  if (!choices.data) return null
  if (choices.data.events.length === 0) return <Notice>{t('calibration:form.noSittings')}</Notice>
  return <OpenForm choices={choices.data} />
}

function OpenForm({ choices }: { choices: Choices }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [scope, setScope] = useState(0)
  const [eventIds, setEvents] = useState<string[]>(choices.events.slice(0, 1).map(({ id }) => id))
  const [dichotomousModel, setDichotomous] = useState<CalibrationOrder['dichotomousModel']>('2pl')
  const [gradedModel, setGraded] = useState<CalibrationOrder['gradedModel']>('gpcm')
  const [minimumAnswers, setMinimum] = useState(200)
  const asked = useSearch({ strict: false }) as { linking?: string }
  const [linking, setLinking] = useState<CalibrationOrder['linking']>(
    asked.linking === 'fixed-items' ? 'fixed-items' : 'mean-sigma',
  )
  const body = { scope: choices.scopes[scope]!.scope, eventIds, dichotomousModel, gradedModel, minimumAnswers, linking }
  const job = useJob(
    () => callApi(startCalibration, { body }),
    CalibrationSummary,
    () => client.invalidateQueries({ queryKey: ['calibrations'] }),
    { kind: 'calibrate', id: choices.about },
  )
  return (
    <>
      <Fieldset legend={t('calibration:form.title')} bg="var(--bg)" mb="md">
        <Stack>
          <NativeSelect
            label={t('calibration:form.scope')}
            description={t('calibration:form.scopeHint')}
            value={String(scope)}
            data={choices.scopes.map((one, place) => ({
              value: String(place),
              label: `${scopeName(one.scope, t)} (${t('calibration:form.items', { count: one.items })})`,
            }))}
            onChange={(event) => setScope(Number(event.currentTarget.value))}
          />
          <NativeSelect
            label={t('calibration:form.linking')}
            description={t('calibration:form.linkingHint')}
            value={linking}
            data={(['mean-sigma', 'fixed-items'] as const).map((value) => ({
              value,
              label: t(`calibration:form.linkings.${value}`),
            }))}
            onChange={(event) => setLinking(event.currentTarget.value as never)}
          />
          <Checkbox.Group label={t('calibration:form.events')} value={eventIds} onChange={setEvents}>
            <Stack gap="xs" mt="xs">
              {choices.events.map(({ id, name, sittings }) => (
                <Checkbox
                  key={id}
                  value={id}
                  label={`${name} (${t('calibration:form.sittings', { count: sittings })})`}
                />
              ))}
            </Stack>
          </Checkbox.Group>
          <Group align="end" wrap="wrap">
            <NativeSelect
              label={t('calibration:form.dichotomous')}
              value={dichotomousModel}
              data={(['2pl', 'rasch'] as const).map((value) => ({ value, label: t(`calibration:model.${value}`) }))}
              onChange={(event) => setDichotomous(event.currentTarget.value as never)}
            />
            <NativeSelect
              label={t('calibration:form.graded')}
              value={gradedModel}
              data={(['gpcm', 'pcm', 'grm'] as const).map((value) => ({
                value,
                label: t(`calibration:model.${value}`),
              }))}
              onChange={(event) => setGraded(event.currentTarget.value as never)}
            />
            <NumberInput
              label={t('calibration:form.minimum')}
              min={30}
              max={100_000}
              value={minimumAnswers}
              onChange={(value) => setMinimum(Number(value))}
            />
          </Group>
          <p>{t('calibration:form.minimumHint', { minimum: formatNumber(minimumAnswers) })}</p>
          <Group>
            <Button loading={job.isRunning} disabled={eventIds.length === 0} onClick={job.start}>
              {t('calibration:form.start')}
            </Button>
          </Group>
        </Stack>
      </Fieldset>
      <JobProgress label={t('calibration:form.running')} job={job} />
      {job.result ? (
        <Notice
          tone="success"
          live
          action={<Link to={`/kalibrasi/${job.result.id}` as never}>{t('calibration:form.open')}</Link>}
        >
          {t('calibration:form.done', {
            persons: formatNumber(job.result.persons),
            calibrated: job.result.calibrated,
            kept: job.result.kept,
          })}
        </Notice>
      ) : null}
    </>
  )
}
