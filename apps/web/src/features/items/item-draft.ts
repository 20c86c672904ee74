import type { getItem, ItemDraft, ResponseOf } from '@petakom/contract'
import { COMPETENCIES, type Reason, scoringProblem, THEMES } from '@petakom/domain'
import { blankKind, type KindDraft, kindDraftOf } from './kinds/kind-draft.ts'
import { makeKind } from './kinds/make-kind.ts'
import { fitParameters } from './kinds/parameters.ts'
import { type StimulusDraft, shownStimulus, stimulusDraftOf } from './stimulus-draft.ts'

/** An item while it is typed. */
export interface ItemFormDraft
  extends Pick<
    ItemDraft,
    'code' | 'theme' | 'competency' | 'level' | 'potentialAspect' | 'kind' | 'rationale' | 'parameters'
  > {
  readonly stem: string
  readonly answer: KindDraft
  readonly stimulus: StimulusDraft
  /** Code of the shared stimulus; empty where the stimulus is the item's own. */
  readonly group: string
}

export function blankDraft(): ItemFormDraft {
  return {
    code: '',
    theme: THEMES[0]!.code,
    competency: COMPETENCIES[0]!.code,
    level: 2,
    potentialAspect: null,
    kind: 'single-choice',
    stem: '',
    answer: blankKind('single-choice'),
    stimulus: stimulusDraftOf(null),
    group: '',
    rationale: '',
    parameters: { model: '2PL', a: 1, b: [0], provisional: true },
  }
}

export function draftOfItem(item: ResponseOf<typeof getItem>): ItemFormDraft | null {
  if (!item.key) return null
  const { code, theme, competency, level, potentialAspect, kind, content, key } = item
  return {
    ...{ code, theme, competency, level, potentialAspect, kind },
    stem: content.stem,
    answer: kindDraftOf(content.interaction, key.scoring),
    stimulus: stimulusDraftOf(content.stimulus),
    group: content.group ?? '',
    rationale: key.rationale,
    parameters: key.parameters,
  }
}

/** Another kind is answered and scored another way. Between the two kinds where one is chosen, the words stay. */
export function withKind(draft: ItemFormDraft, kind: ItemDraft['kind']): ItemFormDraft {
  const answer = blankKind(kind)
  if (answer.type !== 'choice' || draft.answer.type !== 'choice') return { ...draft, kind, answer }
  const held = draft.answer.options
  return {
    ...draft,
    kind,
    answer: { ...answer, options: answer.options.map((one, n) => ({ ...one, text: held[n]?.text ?? '' })) },
  }
}

/** The item as far as it is typed: what a participant would get, and what would be stored. */
export function itemOf(draft: ItemFormDraft): { item: ItemDraft; keyProblem: Reason | null } {
  const { stem, answer, stimulus, group, ...rest } = draft
  const { interaction, scoring } = makeKind(answer)
  const shown = shownStimulus(stimulus)
  const content = {
    stimulus: shown,
    ...(shown && group ? { group } : {}),
    stem: stem.trim(),
    interaction,
  }
  const parameters = fitParameters(rest.parameters, { content, scoring })
  return {
    item: { ...rest, rationale: rest.rationale.trim(), content, scoring, parameters },
    keyProblem: scoringProblem(interaction, scoring),
  }
}
