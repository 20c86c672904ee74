import type { getItem, ItemDraft, ResponseOf } from '@petakom/contract'
import { COMPETENCIES, THEMES } from '@petakom/domain'

const LETTERS = ['A', 'B', 'C', 'D', 'E'] as const

export function blankDraft(): ItemDraft {
  return withKind(
    {
      code: '',
      theme: THEMES[0]!.code,
      competency: COMPETENCIES[0]!.code,
      level: 2,
      potentialAspect: null,
      kind: 'single-choice',
      content: {
        stimulus: null,
        stem: '',
        interaction: { type: 'choice', options: LETTERS.slice(0, 4).map((id) => ({ id, text: '' })) },
      },
      scoring: { type: 'choice', weights: {} },
      rationale: '',
      parameters: { model: '2PL', a: 1, b: [0], provisional: true },
    },
    'single-choice',
  )
}

export function draftOfItem(item: ResponseOf<typeof getItem>): ItemDraft | null {
  if (!item.key) return null
  const { code, theme, competency, level, potentialAspect, kind, content } = item
  return { code, theme, competency, level, potentialAspect, kind, content, ...item.key }
}

/** Another kind of item is scored another way, so weights and provisional parameters begin anew. */
export function withKind(draft: ItemDraft, kind: ItemDraft['kind']): ItemDraft {
  const isGraded = kind === 'situational-judgement'
  const held = choiceOf(draft).options
  const options = isGraded ? held.slice(0, 4) : held
  const weights = Object.fromEntries(options.map(({ id }, index) => [id, isGraded ? options.length - 1 - index : 0]))
  if (!isGraded && options[0]) weights[options[0].id] = 1
  return {
    ...draft,
    kind,
    content: { ...draft.content, interaction: { type: 'choice', options } },
    scoring: { type: 'choice', weights },
    // Thresholds wait for calibration: spread evenly, and marked as provisional.
    parameters: isGraded
      ? { model: 'GPCM', a: 1, b: [-1, 0, 1], provisional: true }
      : { model: '2PL', a: 1, b: [0], provisional: true },
  }
}

/** Letters follow the order, so that an option taken out leaves no gap. */
export function withOptions(draft: ItemDraft, options: readonly { text: string; weight: number }[]): ItemDraft {
  const lettered = options.map((option, index) => ({ ...option, id: LETTERS[index]! }))
  return {
    ...draft,
    content: {
      ...draft.content,
      interaction: { type: 'choice', options: lettered.map(({ id, text }) => ({ id, text })) },
    },
    scoring: { type: 'choice', weights: Object.fromEntries(lettered.map(({ id, weight }) => [id, weight])) },
  }
}

/** Options and weights where one is chosen; none for other kinds. */
export function choiceOf({ content, scoring }: Pick<ItemDraft, 'content' | 'scoring'>) {
  return {
    options: content.interaction.type === 'choice' ? content.interaction.options : [],
    weights: scoring.type === 'choice' ? scoring.weights : {},
  }
}

export function optionsOf(draft: ItemDraft): { text: string; weight: number }[] {
  const { options, weights } = choiceOf(draft)
  return options.map(({ id, text }) => ({ text, weight: weights[id] ?? 0 }))
}
