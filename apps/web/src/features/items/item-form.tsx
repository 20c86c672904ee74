import { Button, Group, NativeSelect, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import type { ItemDraft } from '@petakom/contract'
import { COMPETENCIES, THEMES } from '@petakom/domain'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { competencyLabel } from '../../lib/competency-name.ts'
import { type FieldError, FieldErrorSummary } from '../../ui/field-error-summary.tsx'
import { Notice } from '../../ui/notice.tsx'
import { withKind } from './item-draft.ts'
import { ItemPreview } from './item-preview.tsx'
import { KeyTable } from './key-table.tsx'
import { OptionFields } from './option-fields.tsx'
import { stimulusDraftOf, stimulusOf, type TableProblem } from './stimulus-draft.ts'
import { StimulusFields } from './stimulus-fields.tsx'
import { fieldOf } from './table-fields.tsx'

const KINDS = ['single-choice', 'situational-judgement'] as const
const LEVELS = ['1', '2', '3', '4', '5']

interface ItemFormProps {
  readonly initial: ItemDraft
  /** The code names the item for good; only a new one may choose it. */
  readonly isNew: boolean
  readonly isSaving: boolean
  readonly onSave: (draft: ItemDraft) => void
  readonly children?: ReactNode
}

export function ItemForm({ initial, isNew, isSaving, onSave, children }: ItemFormProps) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(initial)
  const isChoice = draft.content.interaction.type === 'choice'
  const change = (part: Partial<ItemDraft>) => setDraft({ ...draft, ...part })
  const [stimulus, setStimulus] = useState(() => stimulusDraftOf(initial.content.stimulus))
  const [problems, setProblems] = useState<readonly FieldError[]>([])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const made = stimulusOf(stimulus)
    if ('problems' in made) {
      const sentence = (problem: TableProblem) => t(`items:table.problem.${problem.code}`, { ...problem })
      return setProblems(made.problems.map((problem) => ({ fieldId: fieldOf(problem), message: sentence(problem) })))
    }
    setProblems([])
    onSave({ ...draft, content: { ...draft.content, stimulus: made.stimulus } })
  }
  return (
    <form onSubmit={submit}>
      <Stack maw={760}>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput
            label={t('items:list.code')}
            description={t('items:form.codeHint')}
            required
            disabled={!isNew}
            value={draft.code}
            onChange={(event) => change({ code: event.currentTarget.value.toUpperCase() })}
          />
          <NativeSelect
            label={t('items:list.kind')}
            description={t('items:form.kindHint')}
            value={draft.kind}
            disabled={!isChoice}
            data={(isChoice ? KINDS : [draft.kind]).map((value) => ({ value, label: t(`items:kind.${value}`) }))}
            onChange={(event) => setDraft(withKind(draft, event.currentTarget.value as ItemDraft['kind']))}
          />
          <NativeSelect
            label={t('items:list.theme')}
            value={draft.theme}
            data={THEMES.map(({ code }) => ({ value: code, label: t(`items:theme.${code}`) }))}
            onChange={(event) => change({ theme: event.currentTarget.value })}
          />
          <NativeSelect
            label={t('items:list.competency')}
            value={draft.competency}
            data={COMPETENCIES.map(({ code }) => ({ value: code, label: competencyLabel(code) }))}
            onChange={(event) => change({ competency: event.currentTarget.value })}
          />
          <NativeSelect
            label={t('items:list.level')}
            value={String(draft.level)}
            data={LEVELS}
            onChange={(event) => change({ level: Number(event.currentTarget.value) })}
          />
        </SimpleGrid>
        <FieldErrorSummary errors={problems} />
        <StimulusFields draft={stimulus} onDraft={setStimulus} />
        <Textarea
          label={t('items:list.stem')}
          required
          minLength={10}
          autosize
          minRows={3}
          value={draft.content.stem}
          onChange={(event) => change({ content: { ...draft.content, stem: event.currentTarget.value } })}
        />
        {isChoice ? (
          <OptionFields draft={draft} onDraft={setDraft} />
        ) : (
          <>
            <Notice>{t('items:form.answerKept')}</Notice>
            <ItemPreview content={draft.content} />
            <KeyTable content={draft.content} scoring={draft.scoring} />
          </>
        )}
        <Textarea
          label={t('items:item.rationale')}
          required
          minLength={10}
          autosize
          minRows={3}
          value={draft.rationale}
          onChange={(event) => change({ rationale: event.currentTarget.value })}
        />
        {children}
        <Group>
          <Button type="submit" loading={isSaving}>
            {isNew ? t('items:form.create') : t('items:form.revise')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
