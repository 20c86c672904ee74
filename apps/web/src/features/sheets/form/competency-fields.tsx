import { NativeSelect, Stack } from '@mantine/core'
import type { ObservationSheetContent } from '@petakom/contract'
import { COMPETENCIES } from '@petakom/domain'
import { useTranslation } from 'react-i18next'
import { competencyLabel } from '../../../lib/competency-name.ts'
import classes from './form.module.css'
import { ListEditor } from './list-editor.tsx'
import { Line, Lines, Text } from './text-fields.tsx'

type Competency = ObservationSheetContent['competencies'][number]

/** What is looked for in one competency: focus, questions, indicators by their code of the dictionary, six anchors. */
export function CompetencyFields(props: {
  readonly value: Competency
  readonly onChange: (part: Partial<Competency>) => void
}) {
  const { t } = useTranslation()
  const { value, onChange } = props
  const choices =
    COMPETENCIES.find(({ code }) => code === value.competency)?.levels.flatMap(({ level, indicators }) =>
      indicators.map(({ code, text }) => ({ value: code, label: `${code} (${level}) ${text}` })),
    ) ?? []
  return (
    <Stack gap="sm">
      <NativeSelect
        label={t('sheets:edit.competency')}
        value={value.competency}
        data={COMPETENCIES.map(({ code }) => ({ value: code, label: competencyLabel(code) }))}
        onChange={(event) => onChange({ competency: event.currentTarget.value, indicators: [] })}
      />
      <Text label={t('sheets:edit.focus')} value={value.focus} onChange={(focus) => onChange({ focus })} />
      <ListEditor
        legend={t('sheets:view.indicators')}
        entryName={t('sheets:edit.indicator')}
        entries={value.indicators}
        blank={{ code: choices[0]?.value ?? '', text: '' }}
        most={15}
        onChange={(indicators) => onChange({ indicators })}
      >
        {(entry, change, index) => (
          <div className={classes.pair}>
            <NativeSelect
              label={t('sheets:edit.code', { n: index + 1 })}
              value={entry.code}
              data={choices}
              onChange={(event) => change({ code: event.currentTarget.value })}
            />
            <Line
              label={t('sheets:edit.behaviour', { n: index + 1 })}
              value={entry.text}
              onChange={(text) => change({ text })}
            />
          </div>
        )}
      </ListEditor>
      <fieldset className={classes.list}>
        <legend>{t('sheets:view.anchors')}</legend>
        {value.anchors.map(({ level, text }) => (
          <Text
            key={level}
            label={t('sheets:edit.anchor', { level })}
            value={text}
            onChange={(next) =>
              onChange({ anchors: value.anchors.map((one) => (one.level === level ? { level, text: next } : one)) })
            }
          />
        ))}
      </fieldset>
      <ListEditor
        legend={t('sheets:view.questions')}
        entryName={t('sheets:edit.question')}
        entries={value.questions}
        blank={{ id: newQuestionId(value), text: '', probes: [] }}
        most={12}
        onChange={(questions) => onChange({ questions })}
      >
        {(entry, change, index) => (
          <>
            <Text
              label={t('sheets:edit.questionText', { n: index + 1 })}
              value={entry.text}
              onChange={(text) => change({ text })}
            />
            <Lines
              label={t('sheets:edit.probes', { n: index + 1 })}
              hint={t('sheets:edit.onePerLine')}
              value={entry.probes}
              onChange={(probes) => change({ probes })}
            />
          </>
        )}
      </ListEditor>
    </Stack>
  )
}

/** An id that no question of the competency has. */
function newQuestionId({ competency, questions }: Competency): string {
  const stem = competency.toLowerCase().replace('.', '')
  const taken = new Set(questions.map(({ id }) => id))
  let n = questions.length + 1
  while (taken.has(`${stem}-${n}`)) n += 1
  return `${stem}-${n}`
}
