import { Button, Checkbox, Fieldset, NativeSelect, NumberInput, Stack, TextInput } from '@mantine/core'
import { type BodyOf, listCriticalPosts, type ResponseOf, SuccessionSummary, startSuccession } from '@petakom/contract'
import { DEFAULT_SUCCESSION_SETTINGS, SUCCESSION_DEFAULTS } from '@petakom/domain'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { useSession } from '../../lib/session.ts'
import { useJob } from '../../lib/use-job.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { JobProgress } from '../../ui/job-progress.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'

type Order = BodyOf<typeof startSuccession>

/** The settings of the last proposal, else the defaults; today, but in a demo the day that its records were made for. */
function firstOrder({ run, asOf }: ResponseOf<typeof listCriticalPosts>, isSynthetic: boolean): Order {
  const settings = run?.settings ?? (DEFAULT_SUCCESSION_SETTINGS as unknown as Omit<Order, 'date'>)
  return { ...settings, date: isSynthetic && run ? run.askedOn : asOf }
}

export default function FillPage() {
  const { t } = useTranslation()
  const session = useSession()
  const last = useQuery({ queryKey: ['succession', 'posts'], queryFn: () => callApi(listCriticalPosts, { query: {} }) })
  return (
    <>
      <PageHeader
        title={t('succession:fill.title')}
        lead={t('succession:fill.lead')}
        actions={<Link to={'/suksesi' as never}>{t('succession:post.all')}</Link>}
      />
      <Notice>{t('succession:fill.proposal')}</Notice>
      {session && last.isPending ? <Loading lines={8} /> : null}
      {session && last.isError ? <ErrorNotice error={last.error} onRetry={last.refetch} /> : null}
      {session && last.data ? (
        <FillForm about={session.instansi.id} first={firstOrder(last.data, session.instansi.isSynthetic)} />
      ) : null}
    </>
  )
}

function FillForm({ about, first }: { about: string; first: Order }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [settings, setSettings] = useState(first)
  const change = (part: Partial<Order>) => setSettings({ ...settings, ...part })
  const job = useJob(
    () => callApi(startSuccession, { body: settings }),
    SuccessionSummary,
    () => client.invalidateQueries({ queryKey: ['succession'] }),
    { kind: 'succession', id: about },
  )
  const made = job.result?.id
  return (
    <>
      <Fieldset legend={t('succession:fill.settings')} bg="var(--bg)" my="md">
        <Stack>
          <TextInput
            type="date"
            label={t('succession:setting.date')}
            description={t('succession:fill.dateHint')}
            value={settings.date}
            onChange={(event) => change({ date: event.currentTarget.value })}
          />
          <Checkbox.Group
            size="md"
            label={t('succession:setting.boxes')}
            description={<Source code="boxes" />}
            value={settings.boxes.map(String)}
            onChange={(boxes) => change({ boxes: boxes.map(Number).sort() })}
          >
            <Stack gap="xs" mt="xs">
              {[9, 8, 7, 6, 5, 4].map((box) => (
                <Checkbox key={box} value={String(box)} label={t('succession:setting.box', { box })} />
              ))}
            </Stack>
          </Checkbox.Group>
          <Whole code="neededPerPost" min={1} max={10} settings={settings} onChange={change} />
          <Whole code="atMostPerPost" min={1} max={20} settings={settings} onChange={change} />
          <Whole code="poolsPerCandidate" min={1} max={10} settings={settings} onChange={change} />
          <NumberInput
            label={t('succession:setting.readyAtLeast')}
            description={<Source code="readyAtLeast" />}
            min={0}
            max={100}
            decimalScale={2}
            decimalSeparator=","
            value={settings.readyAtLeast / 100}
            onChange={(value) => change({ readyAtLeast: Math.round(Number(value) * 100) })}
          />
          <NativeSelect
            label={t('succession:setting.horizonYears')}
            description={<Source code="horizonYears" />}
            value={String(settings.horizonYears)}
            data={[0, 2, 5].map((years) => ({ value: String(years), label: t(`succession:horizon.${years}`) }))}
            onChange={(event) => change({ horizonYears: Number(event.currentTarget.value) as Order['horizonYears'] })}
          />
          <Checkbox
            label={t('succession:setting.allowLateral')}
            description={<Source code="allowLateral" />}
            checked={settings.allowLateral}
            onChange={(event) => change({ allowLateral: event.currentTarget.checked })}
          />
        </Stack>
      </Fieldset>
      <Button
        mb="md"
        onClick={job.start}
        disabled={job.isRunning || settings.boxes.length === 0}
        aria-describedby={settings.boxes.length === 0 ? 'no-box' : undefined}
      >
        {t('succession:fill.start')}
      </Button>
      {settings.boxes.length === 0 ? <p id="no-box">{t('succession:fill.noBox')}</p> : null}
      <JobProgress label={t('succession:fill.title')} job={job} />
      {made ? (
        <Notice
          tone="success"
          live
          action={
            <Button onClick={() => void navigate({ to: `/suksesi/usulan/${made}` as never })}>
              {t('succession:fill.open')}
            </Button>
          }
        >
          {t('succession:fill.done')}
        </Notice>
      ) : null}
    </>
  )
}

function Whole(props: {
  code: 'neededPerPost' | 'atMostPerPost' | 'poolsPerCandidate'
  min: number
  max: number
  settings: Order
  onChange: (part: Partial<Order>) => void
}) {
  const { t } = useTranslation()
  const { code, min, max, settings, onChange } = props
  return (
    <NumberInput
      label={t(`succession:setting.${code}`)}
      description={<Source code={code} />}
      min={min}
      max={max}
      allowDecimal={false}
      value={settings[code]}
      onChange={(value) => onChange({ [code]: Number(value) })}
    />
  )
}

/** Where a default comes from, and how sure that is. */
function Source({ code }: { code: string }) {
  const { t, i18n } = useTranslation()
  const found = SUCCESSION_DEFAULTS.find((one) => one.code === code)
  if (!found) return null
  const key = `succession:source.${code}`
  return (
    <>
      {t('succession:fill.source', {
        source: i18n.exists(key) ? t(key) : found.source,
        confidence: t(`talent:confidence.${found.confidence}`),
      })}
    </>
  )
}
