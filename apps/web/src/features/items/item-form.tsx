import { Button, Group, Stack } from '@mantine/core'
import type { BodyOf, createItem } from '@petakom/contract'
import { type FormEvent, type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FieldError, FieldErrorSummary } from '../../ui/field-error-summary.tsx'
import { findProblems } from './find-problems.ts'
import { GroupFields } from './group-fields.tsx'
import { type ItemFormDraft, itemOf } from './item-draft.ts'
import { ItemFacts } from './item-facts.tsx'
import classes from './item-form.module.css'
import { ItemPreview } from './item-preview.tsx'
import { Field, FieldErrors } from './kinds/field.tsx'
import { KindFields } from './kinds/kind-fields.tsx'
import { stimulusDraftOf } from './stimulus-draft.ts'
import { StimulusFields } from './stimulus-fields.tsx'

export type ItemToSave = BodyOf<typeof createItem>

interface ItemFormProps {
  readonly initial: ItemFormDraft
  readonly isNew: boolean
  readonly isSaving: boolean
  readonly onSave: (item: ItemToSave) => void
  readonly children?: ReactNode
}

/** An item with its key, beside what a participant will see of it. */
export function ItemForm({ initial, isNew, isSaving, onSave, children }: ItemFormProps) {
  const { t, i18n } = useTranslation()
  const [draft, setDraft] = useState(initial)
  const [isShared, setShared] = useState(false)
  const [problems, setProblems] = useState<readonly FieldError[]>([])
  const change = (part: Partial<ItemFormDraft>) => setDraft({ ...draft, ...part })
  const errors = useMemo(() => new Map(problems.map(({ fieldId, message }) => [fieldId, message])), [problems])
  const { item } = itemOf(draft)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = findProblems(draft, i18n)
    setProblems(found)
    if (found.length === 0) onSave({ ...item, shareStimulus: isShared })
  }
  return (
    <FieldErrors value={errors}>
      <div className={classes.columns}>
        <form onSubmit={submit} noValidate>
          <Stack>
            <FieldErrorSummary errors={problems} />
            <ItemFacts draft={draft} onDraft={setDraft} isNew={isNew} />
            <StimulusFields draft={draft.stimulus} onDraft={(stimulus) => change({ stimulus })} />
            {draft.stimulus.kind === 'none' && !draft.group ? null : (
              <GroupFields
                code={draft.group}
                onCode={(group) => change({ group })}
                own={draft.code}
                isShared={isShared}
                onShared={setShared}
                onStimulus={(stimulus) => change({ stimulus: stimulusDraftOf(stimulus) })}
              />
            )}
            <Field
              id="butir-soal"
              label={t('items:list.stem')}
              isLong
              value={draft.stem}
              onValue={(stem) => change({ stem })}
            />
            <div id="jawaban" tabIndex={-1} className={classes.answer}>
              <Stack>
                <KindFields
                  draft={draft.answer}
                  onDraft={(answer) => change({ answer })}
                  isSituation={draft.kind === 'situational-judgement'}
                />
              </Stack>
              {errors.has('jawaban') ? <p role="alert">{errors.get('jawaban')}</p> : null}
            </div>
            <Field
              id="butir-alasan"
              label={t('items:item.rationale')}
              isLong
              value={draft.rationale}
              onValue={(rationale) => change({ rationale })}
            />
            {children}
            <Group>
              <Button type="submit" loading={isSaving}>
                {isNew ? t('items:form.create') : t('items:form.revise')}
              </Button>
            </Group>
          </Stack>
        </form>
        <div className={classes.preview}>
          <ItemPreview key={draft.kind} content={item.content} />
        </div>
      </div>
    </FieldErrors>
  )
}
