import type { Interaction, Scoring } from '@petakom/contract'
import { readNumber } from '../../../exam/answers/read-number.ts'
import { readPassage } from './hot-passage.ts'
import type { KindDraft, KindDraftOf } from './kind-draft.ts'

/** What keeps an answer from being stored: `code` has a sentence, `fieldId` is the control that it speaks of. */
export interface KindProblem {
  readonly code: 'text' | 'twice' | 'points' | 'number' | 'place' | 'step' | 'passage' | 'range'
  readonly fieldId: string
  readonly values?: Readonly<Record<string, string | number>>
}
export interface MadeKind {
  readonly interaction: Interaction
  readonly scoring: Scoring
  readonly problems: readonly KindProblem[]
}

export const letterOf = (place: number): string => String.fromCharCode(65 + place)
export const fieldId = (list: string, place: number, part = 'isi'): string => `jawaban-${list}-${place + 1}-${part}`

/** Shown where nothing is typed yet. */
const BLANK = '…'

/** The answer and its key as they would be stored, and everything that keeps them from it. Good for a preview at any time. */
export function makeKind(draft: KindDraft): MadeKind {
  const problems: KindProblem[] = []
  const find = (problem: KindProblem) => problems.push(problem)
  const whole = (text: string, id: string, least: number, most: number, otherwise = 0) => {
    const value = /^[-−]?\d{1,6}$/.test(text.trim()) ? Number(text.trim().replace('−', '-')) : Number.NaN
    if (value >= least && value <= most) return value
    find({ code: 'points', fieldId: id, values: { least, most } })
    return otherwise
  }
  const points = (text: string, list: string, place: number, least = 0, part = 'poin') =>
    whole(text, fieldId(list, place, part), least, 20)
  const lettered = (rows: readonly { readonly text: string }[], list = 'pilihan', prefix = '') =>
    rows.map(({ text }, place) => {
      const plain = text.trim()
      const isTwice = rows.slice(0, place).some((row) => row.text.trim().toLowerCase() === plain.toLowerCase())
      const id = `${prefix}${letterOf(place)}`
      if (plain === '') find({ code: 'text', fieldId: fieldId(list, place), values: { name: id } })
      else if (isTwice) find({ code: 'twice', fieldId: fieldId(list, place), values: { name: id } })
      return { id, text: plain || BLANK }
    })
  const keyed = <Row>(rows: readonly Row[], of: (row: Row, place: number) => number, prefix = '') =>
    Object.fromEntries(rows.map((row, place) => [`${prefix}${letterOf(place)}`, of(row, place)]))
  const limits = (least: string, most: string, count: number) => ({
    least: whole(least, 'jawaban-least', 0, count),
    most: whole(most, 'jawaban-most', Math.max(1, Number(least) || 0), Math.max(1, count), Math.max(1, count)),
  })

  const made = ((): Omit<MadeKind, 'problems'> => {
    switch (draft.type) {
      case 'choice':
        return {
          interaction: { type: 'choice', options: lettered(draft.options) },
          scoring: {
            type: 'choice',
            weights: keyed(draft.options, (row, place) => points(row.points, 'pilihan', place)),
          },
        }
      case 'choices':
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
      case 'best-worst':
        return {
          interaction: { type: 'best-worst', options: lettered(draft.options) },
          scoring: {
            type: 'best-worst',
            best: keyed(draft.options, (row, place) => points(row.best, 'pilihan', place, 0, 'terbaik')),
            worst: keyed(draft.options, (row, place) => points(row.worst, 'pilihan', place, 0, 'terburuk')),
          },
        }
      case 'graded': {
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
      case 'order':
        return {
          interaction: { type: 'order', options: lettered(draft.options) },
          scoring: { type: 'order', key: orderKey(draft, find), rule: draft.rule },
        }
      case 'match':
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
      case 'numeric': {
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
      case 'short-text':
        return {
          interaction: { type: 'short-text', most: whole(draft.most, 'jawaban-most', 1, 500, 60) },
          scoring: {
            type: 'short-text',
            accepted: draft.accepted.map(({ text, points: worth }, place) => {
              if (text.trim() === '')
                find({ code: 'text', fieldId: fieldId('diterima', place), values: { name: place + 1 } })
              return { text: text.trim() || BLANK, points: points(worth, 'diterima', place) }
            }),
            caseSensitive: draft.caseSensitive,
          },
        }
      case 'long-text': {
        const most = whole(draft.most, 'jawaban-most', 1, 20, 4)
        if (draft.rubric.trim().length < 10)
          find({ code: 'text', fieldId: 'jawaban-rubrik', values: { name: 'rubrik' } })
        const anchors = draft.anchors.map(({ text, points: worth }, place) => {
          if (text.trim() === '')
            find({ code: 'text', fieldId: fieldId('jangkar', place), values: { name: place + 1 } })
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
      case 'hot-text': {
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
    }
  })()
  return { ...made, problems }
}

const hotId = (place: number) => `T${place + 1}`

/** Ids in the right order. Each place once, or the options that share one are named. */
function orderKey(draft: KindDraftOf<'order'>, find: (problem: KindProblem) => void): string[] {
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
