import { BLANK, type DraftReader, type MadeAnswer } from './draft-reader.ts'
import { readPassage } from './hot-passage.ts'
import type { KindDraftOf } from './kind-draft.ts'

export function makeChoice(draft: KindDraftOf<'choice'>, { points, lettered, keyed }: DraftReader): MadeAnswer {
  return {
    interaction: { type: 'choice', options: lettered(draft.options) },
    scoring: {
      type: 'choice',
      weights: keyed(draft.options, (row, place) => points(row.points, 'pilihan', place)),
    },
  }
}

export function makeChoices(
  draft: KindDraftOf<'choices'>,
  { points, lettered, keyed, limits }: DraftReader,
): MadeAnswer {
  return {
    interaction: {
      type: 'choices',
      options: lettered(draft.options),
      ...limits(draft.least, draft.most, draft.options.length),
    },
    scoring: {
      type: 'choices',
      weights: keyed(draft.options, (row, place) => points(row.points, 'pilihan', place, -20)),
      rule: draft.rule,
    },
  }
}

export function makeBestWorst(draft: KindDraftOf<'best-worst'>, { points, lettered, keyed }: DraftReader): MadeAnswer {
  return {
    interaction: { type: 'best-worst', options: lettered(draft.options) },
    scoring: {
      type: 'best-worst',
      best: keyed(draft.options, (row, place) => points(row.best, 'pilihan', place, 0, 'terbaik')),
      worst: keyed(draft.options, (row, place) => points(row.worst, 'pilihan', place, 0, 'terburuk')),
    },
  }
}

export function makeHotText(draft: KindDraftOf<'hot-text'>, { find, points, limits }: DraftReader): MadeAnswer {
  const parts = readPassage(draft.passage)
  const hot = (parts ?? []).filter(({ isHot }) => isHot)
  if (!parts || hot.length === 0 || hot.some(({ text }) => text.trim() === ''))
    find({ code: 'passage', fieldId: 'jawaban-bacaan' })
  let serial = 0
  const segments = (parts ?? [{ text: draft.passage || BLANK, isHot: false }]).map(({ text, isHot }) =>
    isHot ? { id: hotId(serial++), text: text.trim() || BLANK } : { text },
  )
  return {
    interaction: {
      type: 'hot-text',
      segments: segments.length > 0 ? segments : [{ text: BLANK }],
      ...limits(draft.least, draft.most, hot.length),
    },
    scoring: {
      type: 'hot-text',
      weights: Object.fromEntries(
        hot.map((_, place) => [hotId(place), points(draft.points[place] ?? '0', 'bagian', place, -20)]),
      ),
      rule: draft.rule,
    },
  }
}

const hotId = (place: number) => `T${place + 1}`
