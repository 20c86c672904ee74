import { Button, Checkbox, Group, NativeSelect, Stack, TextInput } from '@mantine/core'
import type { getRoundBasis, ResponseOf, RoundDraft, RoundTier } from '@petakom/contract'
import { tierName } from '@petakom/domain'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOpdOptions } from '../../../lib/unit-options.ts'
import { type FieldError, FieldErrorSummary } from '../../../ui/field-error-summary.tsx'
import { DateBasis } from './date-basis.tsx'
import { emptyRound, type Field, fieldId, type RoundInput, readRound } from './round-draft.ts'
import { ROUND_TIERS } from './round-words.ts'

interface Props {
  /** Null where it could not be read: the form works without it. */
  readonly basis: ResponseOf<typeof getRoundBasis> | null
  readonly isSaving: boolean
  readonly onSave: (draft: RoundDraft) => void
  /** A refusal, beside the button it answers. */
  readonly children?: ReactNode
}

const CHOICES = ['allowLateral', 'backfill', 'withRank'] as const

export function RoundForm({ basis, isSaving, onSave, children }: Props) {
  const { t } = useTranslation()
  const opd = useOpdOptions()
  const [input, setInput] = useState(() => emptyRound(basis?.suggested ?? ''))
  const [problems, setProblems] = useState<readonly FieldError[]>([])
  const change = (part: Partial<RoundInput>) => setInput({ ...input, ...part })
  const errorOf = (field: Field) => problems.find((one) => one.fieldId === fieldId(field))?.message
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const read = readRound(input, (field) => t(`placement:form.problem.${field}`))
    if ('problems' in read) return setProblems(read.problems)
    setProblems([])
    onSave(read.draft)
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack maw={640} gap="lg">
        <FieldErrorSummary errors={problems} />
        <TextInput
          id={fieldId('name')}
          label={t('placement:form.name')}
          description={t('placement:form.nameHint')}
          maxLength={120}
          required
          error={errorOf('name')}
          value={input.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <TextInput
          id={fieldId('date')}
          type="date"
          label={t('placement:form.date')}
          description={t('placement:form.dateHint')}
          required
          error={errorOf('date')}
          value={input.date}
          onChange={(event) => change({ date: event.currentTarget.value })}
        />
        {basis ? <DateBasis basis={basis} date={input.date} onDate={(date) => change({ date })} /> : null}
        <Checkbox.Group
          size="md"
          label={t('placement:form.tiers')}
          description={t('placement:form.tiersHint')}
          error={errorOf('tiers')}
          value={[...input.tiers]}
          onChange={(tiers) => change({ tiers: tiers as RoundTier[] })}
        >
          <Stack gap="xs" my="xs">
            {ROUND_TIERS.map((tier, place) => (
              <Checkbox
                key={tier}
                id={place === 0 ? fieldId('tiers') : undefined}
                value={tier}
                label={tierName(tier)}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        <NativeSelect
          label={t('placement:form.unit')}
          description={t('placement:form.unitHint')}
          value={input.unitId ?? ''}
          data={[{ value: '', label: t('placement:form.unitAll') }, ...opd]}
          onChange={(event) => change({ unitId: event.currentTarget.value || null })}
        />
        {CHOICES.map((choice) => (
          <Checkbox
            key={choice}
            label={t(`placement:form.${choice}`)}
            description={t(`placement:form.${choice}Hint`)}
            checked={input[choice]}
            onChange={(event) => change({ [choice]: event.currentTarget.checked })}
          />
        ))}
        {children}
        <Group>
          <Button type="submit" loading={isSaving}>
            {t('placement:form.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
