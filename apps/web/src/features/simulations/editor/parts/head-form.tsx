import { Checkbox, Stack } from '@mantine/core'
import { COMPETENCIES } from '@petakom/domain'
import { useTranslation } from 'react-i18next'
import { competencyLabel } from '../../../../lib/competency-name.ts'
import { formatNumber } from '../../../../lib/format.ts'
import { fieldIdOf, useDraftForm, useFieldError } from '../draft-form.tsx'
import { ChoiceField } from '../fields/choice-field.tsx'
import classes from '../fields/fields.module.css'
import { NumberField } from '../fields/number-field.tsx'
import { ParagraphsField, TextField } from '../fields/text-field.tsx'

const KINDS = ['in-basket', 'dynamic-scenario'] as const

/** What is said once: name, clock, the participant's part, and which competencies are to be seen. */
export function HeadForm() {
  const { t } = useTranslation()
  const { draft, change } = useDraftForm()
  const { clock } = draft
  const set = (part: Partial<typeof draft>) => change({ ...draft, ...part }, `head ${Object.keys(part)[0]}`)
  const setClock = (part: Partial<typeof clock>) =>
    change({ ...draft, clock: { ...clock, ...part } }, `head clock.${Object.keys(part)[0]}`)
  return (
    <Stack gap="sm">
      <div className={classes.row}>
        <TextField
          path="code"
          label={t('simulation:head.code')}
          description={t('simulation:head.codeHint')}
          value={draft.code}
          onValue={(code) => set({ code: code.toUpperCase() })}
        />
        <div className={classes.grow}>
          <TextField
            path="title"
            label={t('simulation:head.title')}
            value={draft.title}
            onValue={(title) => set({ title })}
          />
        </div>
      </div>
      <div className={classes.row}>
        <ChoiceField
          path="kind"
          label={t('simulation:head.kind')}
          value={draft.kind}
          data={KINDS.map((one) => ({ value: one, label: t(`simulation:kind.${one}`) }))}
          onValue={(kind) => set({ kind })}
        />
        <TextField
          path="family"
          label={t('simulation:head.family')}
          description={t('simulation:head.familyHint')}
          value={draft.family}
          onValue={(family) => set({ family })}
        />
      </div>
      <div className={classes.row}>
        <TextField
          path="clock.starts"
          type="datetime-local"
          label={t('simulation:head.starts')}
          value={clock.starts}
          onValue={(starts) => setClock({ starts: starts.slice(0, 16) })}
        />
        <NumberField
          path="clock.minutes"
          label={t('simulation:head.minutes')}
          value={clock.minutes}
          onValue={(minutes) => minutes !== undefined && setClock({ minutes })}
        />
        <NumberField
          path="clock.pace"
          label={t('simulation:head.pace')}
          description={t('simulation:head.working', {
            minutes: formatNumber(clock.pace > 0 ? clock.minutes / clock.pace : null),
          })}
          value={clock.pace}
          onValue={(pace) => pace !== undefined && setClock({ pace })}
        />
      </div>
      <TextField
        path="role"
        isLong
        label={t('simulation:head.role')}
        value={draft.role}
        onValue={(role) => set({ role })}
      />
      <ParagraphsField
        path="briefing"
        label={t('simulation:head.briefing')}
        description={t('simulation:field.paragraphs')}
        value={draft.briefing}
        onValue={(briefing) => set({ briefing })}
      />
      <Checkbox.Group
        id={fieldIdOf('competencies')}
        tabIndex={-1}
        label={t('simulation:head.competencies')}
        description={t('simulation:head.competenciesHint')}
        error={useFieldError('competencies')}
        value={[...draft.competencies]}
        onChange={(codes) =>
          set({ competencies: COMPETENCIES.map(({ code }) => code).filter((code) => codes.includes(code)) })
        }
      >
        <Stack gap="xs" mt="xs">
          {COMPETENCIES.map(({ code }) => (
            <Checkbox key={code} value={code} label={competencyLabel(code)} />
          ))}
        </Stack>
      </Checkbox.Group>
    </Stack>
  )
}
