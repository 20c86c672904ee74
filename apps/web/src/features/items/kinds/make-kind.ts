import { createDraftReader, type DraftReader, type KindProblem, type MadeAnswer } from './draft-reader.ts'
import type { KindDraft } from './kind-draft.ts'
import { makeBestWorst, makeChoice, makeChoices, makeHotText } from './make-choosing.ts'
import { makeGraded, makeMatch, makeOrder } from './make-ranking.ts'
import { makeLongText, makeNumeric, makeShortText } from './make-typing.ts'

export interface MadeKind extends MadeAnswer {
  readonly problems: readonly KindProblem[]
}

/** The answer and its key as they would be stored, and everything that keeps them from it. Good for a preview at any time. */
export function makeKind(draft: KindDraft): MadeKind {
  const reader = createDraftReader()
  return { ...make(draft, reader), problems: reader.problems }
}

function make(draft: KindDraft, reader: DraftReader): MadeAnswer {
  switch (draft.type) {
    case 'choice':
      return makeChoice(draft, reader)
    case 'choices':
      return makeChoices(draft, reader)
    case 'best-worst':
      return makeBestWorst(draft, reader)
    case 'graded':
      return makeGraded(draft, reader)
    case 'order':
      return makeOrder(draft, reader)
    case 'match':
      return makeMatch(draft, reader)
    case 'numeric':
      return makeNumeric(draft, reader)
    case 'short-text':
      return makeShortText(draft, reader)
    case 'long-text':
      return makeLongText(draft, reader)
    case 'hot-text':
      return makeHotText(draft, reader)
  }
}
