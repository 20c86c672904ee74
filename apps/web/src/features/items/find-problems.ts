import type { i18n as I18n } from 'i18next'
import { reasonSentence } from '../../lib/reason-sentence.ts'
import type { FieldError } from '../../ui/field-error-summary.tsx'
import { type ItemFormDraft, itemOf } from './item-draft.ts'
import { makeKind } from './kinds/make-kind.ts'
import { type MediaLack, stimulusOf, type TableProblem } from './stimulus-draft.ts'
import { fieldOf } from './table-fields.tsx'

const MEDIA_FIELDS: Readonly<Record<MediaLack['code'], string>> = {
  media: 'media-berkas',
  alt: 'media-alt',
  transcript: 'media-transcript',
  plays: 'media-plays',
}
const isLack = (problem: TableProblem | MediaLack): problem is MediaLack => problem.code in MEDIA_FIELDS

/** Everything that keeps an item from being stored, each with the field that it speaks of, in the order of the form. */
export function findProblems(draft: ItemFormDraft, i18n: I18n): FieldError[] {
  const { t } = i18n
  const errors: FieldError[] = []
  const add = (fieldId: string, message: string) => errors.push({ fieldId, message })
  if (!/^[A-Z0-9-]{3,30}$/.test(draft.code)) add('butir-kode', t('editor:problem.code'))
  const stimulus = stimulusOf(draft.stimulus)
  for (const problem of 'problems' in stimulus ? stimulus.problems : []) {
    if (isLack(problem)) add(MEDIA_FIELDS[problem.code], t(`editor:problem.${problem.code}`))
    else add(fieldOf(problem), t(`items:table.problem.${problem.code}`, { ...problem }))
  }
  if (draft.group && !/^[A-Z0-9-]{1,40}$/.test(draft.group)) add('bahan-kode', t('editor:problem.group'))
  if (draft.stem.trim().length < 10) add('butir-soal', t('editor:problem.stem'))
  const { problems } = makeKind(draft.answer)
  for (const { code, fieldId, values } of problems) add(fieldId, t(`editor:problem.${code}`, { ...values }))
  const { keyProblem } = itemOf(draft)
  if (problems.length === 0 && keyProblem) {
    add('jawaban', t('editor:problem.whole', { reason: reasonSentence(keyProblem, keyProblem.text, i18n) }))
  }
  if (draft.rationale.trim().length < 10) add('butir-alasan', t('editor:problem.rationale'))
  return errors
}
