import { readNumber } from '../../../exam/answers/read-number.ts'
import { BLANK, type DraftReader, type MadeAnswer } from './draft-reader.ts'
import { fieldId } from './field-id.ts'
import type { KindDraftOf } from './kind-draft.ts'

export function makeNumeric(draft: KindDraftOf<'numeric'>, { find, whole, points }: DraftReader): MadeAnswer {
  const decimals = whole(draft.decimals, 'jawaban-decimals', 0, 10)
  const bound = (text: string, place: number, part: string) => {
    const number = readNumber(text, 10)
    if (number === null)
      find({ code: 'number', fieldId: fieldId('rentang', place, part), values: { place: place + 1 } })
    return number ?? '0'
  }
  const ranges = draft.ranges.map(({ low, high, points: text }, place) => {
    const from = bound(low, place, 'dari')
    // One number alone where no end is given.
    const to = high.trim() === '' ? from : bound(high, place, 'sampai')
    const range = { low: from, high: to, points: points(text, 'rentang', place) }
    if (Number(range.low) > Number(range.high))
      find({ code: 'range', fieldId: fieldId('rentang', place, 'sampai'), values: { place: place + 1 } })
    return range
  })
  return {
    interaction: { type: 'numeric', unit: draft.unit.trim() || null, decimals },
    scoring: { type: 'numeric', ranges },
  }
}

export function makeShortText(draft: KindDraftOf<'short-text'>, { find, whole, points }: DraftReader): MadeAnswer {
  return {
    interaction: { type: 'short-text', most: whole(draft.most, 'jawaban-most', 1, 500, 60) },
    scoring: {
      type: 'short-text',
      accepted: draft.accepted.map(({ text, points: worth }, place) => {
        if (text.trim() === '') find({ code: 'text', fieldId: fieldId('diterima', place), values: { name: place + 1 } })
        return { text: text.trim() || BLANK, points: points(worth, 'diterima', place) }
      }),
      caseSensitive: draft.caseSensitive,
    },
  }
}

export function makeLongText(draft: KindDraftOf<'long-text'>, { find, whole }: DraftReader): MadeAnswer {
  const most = whole(draft.most, 'jawaban-most', 1, 20, 4)
  if (draft.rubric.trim().length < 10) find({ code: 'text', fieldId: 'jawaban-rubrik', values: { name: 'rubrik' } })
  const anchors = draft.anchors.map(({ text, points: worth }, place) => {
    if (text.trim() === '') find({ code: 'text', fieldId: fieldId('jangkar', place), values: { name: place + 1 } })
    return { text: text.trim() || BLANK, points: whole(worth, fieldId('jangkar', place, 'poin'), 0, most) }
  })
  return {
    interaction: { type: 'long-text', mostWords: whole(draft.mostWords, 'jawaban-words', 1, 2000, 300) },
    scoring: {
      type: 'long-text',
      rubric: draft.rubric.trim(),
      most,
      ...(anchors.length > 0 ? { anchors } : {}),
    },
  }
}
