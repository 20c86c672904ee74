import { BestWorstFields, ChoiceFields, ChoicesFields } from './choosing-fields.tsx'
import { HotTextFields } from './hot-text-fields.tsx'
import type { KindDraft } from './kind-draft.ts'
import { MatchFields } from './match-fields.tsx'
import { GradedFields, OrderFields } from './ranking-fields.tsx'
import { LongTextFields, NumericFields, ShortTextFields } from './typing-fields.tsx'

export interface KindFieldsProps<Draft extends KindDraft> {
  readonly draft: Draft
  readonly onDraft: (draft: Draft) => void
}

/** The fields of an answer and its key, by how it is answered. `isSituation`: choices are graded, with one best. */
export function KindFields({ draft, onDraft, isSituation }: KindFieldsProps<KindDraft> & { isSituation: boolean }) {
  switch (draft.type) {
    case 'choice':
      return <ChoiceFields draft={draft} onDraft={onDraft} isSituation={isSituation} />
    case 'choices':
      return <ChoicesFields draft={draft} onDraft={onDraft} />
    case 'best-worst':
      return <BestWorstFields draft={draft} onDraft={onDraft} />
    case 'graded':
      return <GradedFields draft={draft} onDraft={onDraft} />
    case 'order':
      return <OrderFields draft={draft} onDraft={onDraft} />
    case 'match':
      return <MatchFields draft={draft} onDraft={onDraft} />
    case 'numeric':
      return <NumericFields draft={draft} onDraft={onDraft} />
    case 'short-text':
      return <ShortTextFields draft={draft} onDraft={onDraft} />
    case 'long-text':
      return <LongTextFields draft={draft} onDraft={onDraft} />
    case 'hot-text':
      return <HotTextFields draft={draft} onDraft={onDraft} />
  }
}
