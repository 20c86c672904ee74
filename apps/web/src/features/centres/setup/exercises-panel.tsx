import { Button, Checkbox, Fieldset, Group, NativeSelect, NumberInput, Stack, TextInput } from '@mantine/core'
import { listCentreSheets, setCentreExercises } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { competencyLabel } from '../../../lib/competency-name.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PlainTable } from '../../../ui/plain-table.tsx'
import { Panel, PanelForm, type PanelProps } from './panel.tsx'

export function ExercisesPanel({ centre, mayEdit }: PanelProps) {
  const { t } = useTranslation()
  return (
    <Panel
      title={t('centres:exercises.title', { count: centre.exercises.length })}
      {...(mayEdit && { form: (close) => <ExercisesForm centre={centre} onClose={close} /> })}
    >
      {centre.exercises.length === 0 ? (
        <EmptyState title={t('centres:exercises.empty')}>{t('centres:exercises.emptyHint')}</EmptyState>
      ) : (
        <PlainTable
          caption={t('centres:exercises.caption')}
          rows={centre.exercises}
          rowKey={({ id }) => id}
          columns={[
            { id: 'name', title: t('centres:exercises.name'), isWide: true, cell: (row) => row.name },
            { id: 'kind', title: t('centres:exercises.kind'), cell: (row) => t(`centres:kind.${row.kind}`) },
            {
              id: 'sheet',
              title: t('centres:exercises.sheet'),
              isWide: true,
              cell: (row) => t('centres:exercises.sheetVersion', { title: row.sheetTitle, version: row.sheetVersion }),
            },
            {
              id: 'minutes',
              title: t('centres:exercises.minutes'),
              isNumber: true,
              cell: (row) =>
                row.preparationMinutes > 0 ? `${row.preparationMinutes} + ${row.minutes}` : String(row.minutes),
            },
            { id: 'assessors', title: t('centres:exercises.assessors'), isNumber: true, cell: (row) => row.assessors },
            {
              id: 'group',
              title: t('centres:exercises.group'),
              cell: (row) => (row.groupMin === null ? '–' : `${row.groupMin}–${row.groupMax}`),
            },
            {
              id: 'competencies',
              title: t('centres:exercises.competencies'),
              isWide: true,
              cell: (row) => row.competencies.map((code) => competencyLabel(code)).join('; '),
            },
          ]}
        />
      )}
    </Panel>
  )
}

interface Draft {
  readonly key: string
  readonly id: string | undefined
  readonly name: string
  readonly sheetId: string
  readonly sheetVersion: number | undefined
  readonly minutes: number
  readonly preparationMinutes: number
  readonly assessors: number
  readonly needsRolePlayer: boolean
  readonly groupMin: number | null
  readonly groupMax: number | null
  readonly competencies: readonly string[]
}

function ExercisesForm({ centre, onClose }: { centre: PanelProps['centre']; onClose: () => void }) {
  const { t } = useTranslation()
  const sheets = useQuery({
    queryKey: ['centre', centre.id, 'sheets'],
    queryFn: () => callApi(listCentreSheets, { params: { id: centre.id } }),
  })
  const [drafts, setDrafts] = useState<readonly Draft[]>(() => centre.exercises.map((one) => ({ ...one, key: one.id })))
  const [withoutTimetable, setWithoutTimetable] = useState(false)
  const edit = (key: string, part: Partial<Draft>) =>
    setDrafts(drafts.map((draft) => (draft.key === key ? { ...draft, ...part } : draft)))
  if (sheets.isPending) return <Loading lines={4} />
  if (sheets.isError) return <ErrorNotice error={sheets.error} onRetry={sheets.refetch} />
  if (sheets.data.length === 0)
    return <EmptyState title={t('centres:exercises.noSheet')}>{t('centres:exercises.noSheetHint')}</EmptyState>
  const fromSheet = (id: string): Partial<Draft> => {
    const sheet = sheets.data.find((one) => one.id === id)
    if (!sheet) return {}
    const isGroup = sheet.kind === 'group-discussion'
    return {
      sheetId: id,
      sheetVersion: undefined,
      needsRolePlayer: sheet.kind === 'role-play',
      groupMin: isGroup ? 4 : null,
      groupMax: isGroup ? 8 : null,
      competencies: sheet.competencies,
    }
  }
  const add = () => {
    const [sheet] = sheets.data
    const blank = {
      ...{ sheetId: '', sheetVersion: undefined, needsRolePlayer: false, groupMin: null, groupMax: null },
    }
    setDrafts([
      ...drafts,
      {
        ...{
          key: crypto.randomUUID(),
          id: undefined,
          name: sheet!.title,
          minutes: 45,
          preparationMinutes: 0,
          assessors: 2,
        },
        ...{ ...blank, competencies: [], ...fromSheet(sheet!.id) },
      },
    ])
  }
  return (
    <PanelForm
      centreId={centre.id}
      onClose={onClose}
      save={() =>
        callApi(setCentreExercises, {
          params: { id: centre.id },
          body: {
            exercises: drafts.map(({ key: _, competencies, ...draft }) => ({
              ...draft,
              competencies: [...competencies],
            })),
            withoutTimetable,
          },
        })
      }
    >
      <Stack my="md">
        {drafts.map((draft, index) => {
          const sheet = sheets.data.find(({ id }) => id === draft.sheetId)
          return (
            <Fieldset key={draft.key} legend={`${index + 1}. ${draft.name}`} bg="var(--bg)">
              <Group align="end">
                <NativeSelect
                  label={t('centres:exercises.sheet')}
                  value={draft.sheetId}
                  data={[
                    ...(sheet ? [] : [{ value: draft.sheetId, label: t('centres:exercises.sheetRetired') }]),
                    ...sheets.data.map(({ id, kind, title }) => ({
                      value: id,
                      label: `${t(`centres:kind.${kind}`)}: ${title}`,
                    })),
                  ]}
                  onChange={(picked) => edit(draft.key, fromSheet(picked.currentTarget.value))}
                />
                <TextInput
                  label={t('centres:exercises.name')}
                  required
                  minLength={3}
                  maxLength={120}
                  value={draft.name}
                  onChange={(typed) => edit(draft.key, { name: typed.currentTarget.value })}
                />
                {drafts.length > 1 ? (
                  <Button
                    variant="default"
                    aria-label={t('centres:settings.removeOf', { name: draft.name })}
                    onClick={() => setDrafts(drafts.filter(({ key }) => key !== draft.key))}
                  >
                    {t('centres:exercises.remove')}
                  </Button>
                ) : null}
              </Group>
              <NumberFields draft={draft} onEdit={(part) => edit(draft.key, part)} />
              {sheet ? (
                <Checkbox.Group
                  mt="sm"
                  label={t('centres:exercises.competencies')}
                  value={[...draft.competencies]}
                  error={draft.competencies.length === 0 ? t('centres:exercises.noCompetency') : undefined}
                  onChange={(competencies) => edit(draft.key, { competencies })}
                >
                  <Group mt="xs">
                    {sheet.competencies.map((code) => (
                      <Checkbox key={code} value={code} label={competencyLabel(code)} />
                    ))}
                  </Group>
                </Checkbox.Group>
              ) : null}
            </Fieldset>
          )
        })}
        <Group>
          <Button variant="default" onClick={add} disabled={drafts.length >= 12}>
            {t('centres:exercises.add')}
          </Button>
        </Group>
        {centre.timetable ? (
          <Notice tone="warning">
            <Checkbox
              label={t('centres:exercises.withoutTimetable')}
              checked={withoutTimetable}
              onChange={(ticked) => setWithoutTimetable(ticked.currentTarget.checked)}
            />
          </Notice>
        ) : null}
      </Stack>
    </PanelForm>
  )
}

function NumberFields({ draft, onEdit }: { draft: Draft; onEdit: (part: Partial<Draft>) => void }) {
  const { t } = useTranslation()
  const fields = [
    ['minutes', 5, 240],
    ['preparationMinutes', 0, 240],
    ['assessors', 1, 6],
    ...(draft.groupMin === null
      ? []
      : ([
          ['groupMin', 2, 12],
          ['groupMax', 2, 12],
        ] as const)),
  ] as const
  return (
    <Group align="end" mt="sm">
      {fields.map(([key, min, max]) => (
        <NumberInput
          key={key}
          label={t(`centres:exercises.${key}`)}
          required
          {...{ min, max }}
          value={draft[key] ?? ''}
          onChange={(value) => onEdit({ [key]: Number(value) })}
        />
      ))}
      <Checkbox
        label={t('centres:exercises.rolePlayer')}
        checked={draft.needsRolePlayer}
        onChange={(ticked) => onEdit({ needsRolePlayer: ticked.currentTarget.checked })}
      />
    </Group>
  )
}
