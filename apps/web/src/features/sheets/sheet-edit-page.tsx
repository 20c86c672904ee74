import { Button, Checkbox, Group, Stack } from '@mantine/core'
import { getSheet, type ObservationSheetContent, reviseSheet } from '@petakom/contract'
import { checkSheet } from '@petakom/domain'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { TIER_OPTIONS } from '../../lib/tiers.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Findings } from './findings.tsx'
import { CompetencyFields } from './form/competency-fields.tsx'
import { ListEditor } from './form/list-editor.tsx'
import { MaterialFields } from './form/material-fields.tsx'
import { RolePlayerFields } from './form/role-player-fields.tsx'
import { Line, Lines, Text, Whole } from './form/text-fields.tsx'
import { tidy } from './form/tidy.ts'

export default function SheetEditPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const found = useQuery({
    queryKey: ['sheet', id, 'to-edit'],
    queryFn: () => callApi(getSheet, { params: { id }, query: {} }),
    // What is being typed is based on the version that was opened, whatever others save meanwhile.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  if (found.isPending) return <Loading lines={10} />
  if (found.isError) return <ErrorNotice error={found.error} onRetry={found.refetch} />
  return <SheetForm id={id} basedOn={found.data.currentVersion} code={found.data.code} before={found.data.content} />
}

const NEW_COMPETENCY: ObservationSheetContent['competencies'][number] = {
  competency: 'M.03',
  focus: '',
  indicators: [],
  anchors: [0, 1, 2, 3, 4, 5].map((level) => ({ level, text: '' })),
  questions: [],
}

function SheetForm(props: { id: string; code: string; basedOn: number; before: ObservationSheetContent }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { id, basedOn } = props
  const [draft, setDraft] = useState(props.before)
  const change = (part: Partial<ObservationSheetContent>) => setDraft((now) => ({ ...now, ...part }))
  const save = useMutation({
    mutationFn: () => callApi(reviseSheet, { params: { id }, body: { basedOn, content: tidy(draft) } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['sheet', id] })
      await client.invalidateQueries({ queryKey: ['sheets'] })
      await navigate({ to: `/lembar-pengamatan/${id}` as never })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <>
      <PageHeader
        title={t('sheets:edit.titleOf', { code: props.code })}
        lead={t('sheets:edit.lead', { version: basedOn })}
      />
      <form onSubmit={submit} noValidate>
        <Stack maw={860}>
          <Findings findings={checkSheet(tidy(draft))} />
          <Line label={t('sheets:edit.sheetTitle')} value={draft.title} onChange={(title) => change({ title })} />
          <Text
            label={t('sheets:view.source')}
            hint={t('sheets:edit.sourceHint')}
            value={draft.source}
            onChange={(source) => change({ source })}
          />
          <Group align="end">
            <Whole label={t('sheets:edit.minutes')} value={draft.minutes} onChange={(minutes) => change({ minutes })} />
            <Whole
              label={t('sheets:edit.preparation')}
              value={draft.preparationMinutes}
              onChange={(preparationMinutes) => change({ preparationMinutes })}
            />
            {draft.group ? (
              <>
                <Whole
                  label={t('sheets:edit.groupLeast')}
                  value={draft.group.least}
                  onChange={(least) => change({ group: { ...draft.group!, least } })}
                />
                <Whole
                  label={t('sheets:edit.groupMost')}
                  value={draft.group.most}
                  onChange={(most) => change({ group: { ...draft.group!, most } })}
                />
              </>
            ) : null}
          </Group>
          <Checkbox.Group
            label={t('sheets:view.tiers')}
            value={[...draft.tiers]}
            onChange={(tiers) => change({ tiers })}
          >
            <Group mt="xs">
              {TIER_OPTIONS.map(({ value, label }) => (
                <Checkbox key={value} value={value} label={label} />
              ))}
            </Group>
          </Checkbox.Group>
          <Lines
            label={t('sheets:view.brief')}
            hint={t('sheets:edit.onePerLine')}
            value={draft.brief}
            onChange={(brief) => change({ brief })}
          />
          <MaterialFields value={draft.materials} onChange={(materials) => change({ materials })} />
          <Lines
            label={t('sheets:view.guidance')}
            hint={t('sheets:edit.onePerLine')}
            value={draft.guidance}
            onChange={(guidance) => change({ guidance })}
          />
          {draft.rolePlayer ? (
            <RolePlayerFields
              value={draft.rolePlayer}
              onChange={(part) => change({ rolePlayer: { ...draft.rolePlayer!, ...part } })}
            />
          ) : null}
          <ListEditor
            legend={t('sheets:edit.competencies')}
            entryName={t('sheets:edit.competency')}
            entries={draft.competencies}
            blank={NEW_COMPETENCY}
            most={9}
            onChange={(competencies) => change({ competencies })}
          >
            {(entry, changeEntry) => <CompetencyFields value={entry} onChange={changeEntry} />}
          </ListEditor>
          <Notice>{t('sheets:edit.pinned')}</Notice>
          {save.isError ? <ErrorNotice error={save.error} /> : null}
          <Group>
            <Button type="submit" loading={save.isPending}>
              {t('sheets:edit.save', { version: basedOn + 1 })}
            </Button>
            <Link to={`/lembar-pengamatan/${id}` as never}>{t('common:action.cancel')}</Link>
          </Group>
        </Stack>
      </form>
    </>
  )
}
