import { INTERACTION_OF_KIND, type Interaction, type ItemKind, type Scoring } from '@petakom/contract'
import { writeNumber } from '../../../exam/answers/read-number.ts'

/** The answer of an item and its key while they are typed: numbers are text, and what is keyed stands with its option. */
export interface TextPoints {
  readonly text: string
  readonly points: string
}
export interface Text {
  readonly text: string
}
type ListRule = 'sum-floored' | 'all-or-nothing'
export type KindDraft =
  | { readonly type: 'choice'; readonly options: readonly TextPoints[] }
  | {
      readonly type: 'choices'
      readonly options: readonly TextPoints[]
      readonly least: string
      readonly most: string
      readonly rule: ListRule
    }
  | {
      readonly type: 'best-worst'
      readonly options: readonly { readonly text: string; readonly best: string; readonly worst: string }[]
    }
  | {
      readonly type: 'graded'
      /** `key` is the value of a step of the scale. */
      readonly options: readonly { readonly text: string; readonly key: string }[]
      readonly scale: readonly { readonly label: string; readonly value: number }[]
      readonly rule: 'distance' | 'exact'
    }
  | {
      readonly type: 'order'
      /** `place` in the right order, counted from one. */
      readonly options: readonly { readonly text: string; readonly place: string }[]
      readonly rule: 'exact' | 'adjacent'
    }
  | {
      readonly type: 'match'
      readonly left: readonly Text[]
      readonly right: readonly Text[]
      readonly mostPerRight: string
      /** Places in the two lists, counted from zero. */
      readonly pairs: readonly { readonly left: number; readonly right: number; readonly points: string }[]
    }
  | {
      readonly type: 'numeric'
      readonly unit: string
      readonly decimals: string
      readonly ranges: readonly { readonly low: string; readonly high: string; readonly points: string }[]
    }
  | {
      readonly type: 'short-text'
      readonly most: string
      readonly accepted: readonly TextPoints[]
      readonly caseSensitive: boolean
    }
  | {
      readonly type: 'long-text'
      readonly mostWords: string
      readonly rubric: string
      readonly most: string
      readonly anchors: readonly TextPoints[]
    }
  | {
      readonly type: 'hot-text'
      /** What can be marked stands in square brackets. */
      readonly passage: string
      readonly points: readonly string[]
      readonly least: string
      readonly most: string
      readonly rule: ListRule
    }
export type KindDraftOf<Type extends KindDraft['type']> = Extract<KindDraft, { type: Type }>

const texts = (count: number) => Array.from({ length: count }, () => ({ text: '' }))
const option = (points: string) => ({ text: '', points })

/** What an author begins with: few options, and a key that is plainly still to be set where none is more likely. */
export function blankKind(kind: ItemKind): KindDraft {
  if (kind === 'situational-judgement') return { type: 'choice', options: ['3', '2', '1', '0'].map(option) }
  const type = INTERACTION_OF_KIND[kind]
  switch (type) {
    case 'choice':
      return { type, options: ['1', '0', '0', '0'].map(option) }
    case 'choices':
      return { type, options: ['1', '1', '0', '0'].map(option), least: '0', most: '2', rule: 'sum-floored' }
    case 'best-worst':
      return {
        type,
        options: [0, 1, 2, 3].map((n) => ({ text: '', best: n === 0 ? '1' : '0', worst: n === 3 ? '1' : '0' })),
      }
    case 'graded':
      return {
        type,
        options: texts(3).map((row) => ({ ...row, key: '0' })),
        scale: [0, 1, 2, 3].map((value) => ({ label: '', value })),
        rule: 'distance',
      }
    case 'order':
      return { type, options: texts(4).map((row, index) => ({ ...row, place: String(index + 1) })), rule: 'adjacent' }
    case 'match':
      return {
        type,
        left: texts(3),
        right: texts(3),
        mostPerRight: '1',
        pairs: [0, 1, 2].map((n) => ({ left: n, right: n, points: '1' })),
      }
    case 'numeric':
      return { type, unit: '', decimals: '0', ranges: [{ low: '', high: '', points: '1' }] }
    case 'short-text':
      return { type, most: '60', accepted: [option('1')], caseSensitive: false }
    case 'long-text':
      return { type, mostWords: '300', rubric: '', most: '4', anchors: [] }
    case 'hot-text':
      return { type, passage: '', points: [], least: '0', most: '1', rule: 'sum-floored' }
  }
}

/** A stored answer and key, to be edited. */
export function kindDraftOf(interaction: Interaction, scoring: Scoring): KindDraft {
  const keyed = 'weights' in scoring ? scoring.weights : {}
  const weighed = (options: readonly { id: string; text: string }[]) =>
    options.map(({ id, text }) => ({ text, points: String(keyed[id] ?? 0) }))
  switch (interaction.type) {
    case 'choice':
      return { type: 'choice', options: weighed(interaction.options) }
    case 'choices': {
      const { least, most } = interaction
      const rule = scoring.type === 'choices' ? scoring.rule : 'sum-floored'
      return { type: 'choices', options: weighed(interaction.options), least: `${least}`, most: `${most}`, rule }
    }
    case 'best-worst': {
      const { best = {}, worst = {} } = scoring.type === 'best-worst' ? scoring : {}
      return {
        type: 'best-worst',
        options: interaction.options.map(({ id, text }) => ({
          text,
          best: `${best[id] ?? 0}`,
          worst: `${worst[id] ?? 0}`,
        })),
      }
    }
    case 'graded': {
      const { key, rule } =
        scoring.type === 'graded' ? scoring : { key: {} as Record<string, number>, rule: 'distance' as const }
      return {
        type: 'graded',
        options: interaction.options.map(({ id, text }) => ({ text, key: `${key[id] ?? ''}` })),
        scale: interaction.scale,
        rule,
      }
    }
    case 'order': {
      const { key, rule } = scoring.type === 'order' ? scoring : { key: [] as string[], rule: 'exact' as const }
      const options = interaction.options.map(({ id, text }) => ({ text, place: `${key.indexOf(id) + 1}` }))
      return { type: 'order', options, rule }
    }
    case 'match': {
      const pairs = scoring.type === 'match' ? scoring.pairs : []
      const place = (list: readonly { id: string }[], id: string) => list.findIndex((one) => one.id === id)
      return {
        type: 'match',
        left: interaction.left.map(({ text }) => ({ text })),
        right: interaction.right.map(({ text }) => ({ text })),
        mostPerRight: `${interaction.mostPerRight}`,
        pairs: pairs.map(([left, right, points]) => ({
          left: place(interaction.left, left),
          right: place(interaction.right, right),
          points: `${points}`,
        })),
      }
    }
    case 'numeric': {
      const ranges = scoring.type === 'numeric' ? scoring.ranges : []
      return {
        type: 'numeric',
        unit: interaction.unit ?? '',
        decimals: `${interaction.decimals}`,
        ranges: ranges.map(({ low, high, points }) => ({
          low: writeNumber(low),
          high: writeNumber(high),
          points: `${points}`,
        })),
      }
    }
    case 'short-text': {
      const { accepted, caseSensitive } =
        scoring.type === 'short-text' ? scoring : { accepted: [], caseSensitive: false }
      return {
        type: 'short-text',
        most: `${interaction.most}`,
        accepted: accepted.map(({ text, points }) => ({ text, points: `${points}` })),
        caseSensitive,
      }
    }
    case 'long-text': {
      const { rubric, most, anchors = [] } = scoring.type === 'long-text' ? scoring : { rubric: '', most: 4 }
      return {
        type: 'long-text',
        mostWords: `${interaction.mostWords}`,
        rubric,
        most: `${most}`,
        anchors: anchors.map(({ points, text }) => ({ points: `${points}`, text })),
      }
    }
    case 'hot-text': {
      const parts = interaction.segments
      return {
        type: 'hot-text',
        passage: parts.map((part) => ('id' in part ? `[${escaped(part.text)}]` : escaped(part.text))).join(''),
        points: parts.flatMap((part) => ('id' in part ? [`${keyed[part.id] ?? 0}`] : [])),
        least: `${interaction.least}`,
        most: `${interaction.most}`,
        rule: scoring.type === 'hot-text' ? scoring.rule : 'sum-floored',
      }
    }
  }
}

const escaped = (text: string) => text.replace(/[[\]\\]/g, '\\$&')
