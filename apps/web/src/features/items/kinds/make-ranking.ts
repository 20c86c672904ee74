import type { DraftReader, MadeAnswer } from './draft-reader.ts'
import { fieldId, letterOf } from './field-id.ts'
import type { KindDraftOf } from './kind-draft.ts'

export function makeGraded(draft: KindDraftOf<'graded'>, { find, lettered, keyed }: DraftReader): MadeAnswer {
  const scale = lettered(
    draft.scale.map(({ label }) => ({ text: label })),
    'skala',
  )
  return {
    interaction: {
      type: 'graded',
      options: lettered(draft.options),
      scale: draft.scale.map(({ value }, place) => ({ value, label: scale[place]!.text })),
    },
    scoring: {
      type: 'graded',
      key: keyed(draft.options, ({ key }, place) => {
        const step = draft.scale.find(({ value }) => String(value) === key)
        if (!step)
          find({ code: 'step', fieldId: fieldId('pilihan', place, 'kunci'), values: { name: letterOf(place) } })
        return step?.value ?? 0
      }),
      rule: draft.rule,
    },
  }
}

export function makeOrder(draft: KindDraftOf<'order'>, { lettered, find }: DraftReader): MadeAnswer {
  return {
    interaction: { type: 'order', options: lettered(draft.options) },
    scoring: { type: 'order', key: orderKey(draft, find), rule: draft.rule },
  }
}

export function makeMatch(draft: KindDraftOf<'match'>, { whole, points, lettered }: DraftReader): MadeAnswer {
  return {
    interaction: {
      type: 'match',
      left: lettered(draft.left, 'kiri', 'L'),
      right: lettered(draft.right, 'kanan', 'R'),
      mostPerRight: whole(draft.mostPerRight, 'jawaban-most', 1, 50, 50),
    },
    scoring: {
      type: 'match',
      pairs: draft.pairs.map(({ left, right, points: text }, place) => [
        `L${letterOf(left)}`,
        `R${letterOf(right)}`,
        points(text, 'pasangan', place),
      ]),
    },
  }
}

/** Ids in the right order. Each place once, or the options that share one are named. */
function orderKey(draft: KindDraftOf<'order'>, find: DraftReader['find']): string[] {
  const places = draft.options.map(({ place }) => Number(place))
  places.forEach((place, index) => {
    const isWrong = !Number.isInteger(place) || place < 1 || place > places.length || places.indexOf(place) < index
    if (isWrong)
      find({ code: 'place', fieldId: fieldId('pilihan', index, 'urutan'), values: { name: letterOf(index) } })
  })
  return places
    .map((place, index) => ({ place, index }))
    .sort((one, other) => one.place - other.place)
    .map(({ index }) => letterOf(index))
}
