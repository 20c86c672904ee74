import type { BankInteraction, BankScoring } from '@petakom/qti'
import { type Said, said } from './said.ts'

type Made =
  | { readonly interaction: BankInteraction; readonly scoring: BankScoring; readonly kind: string | null }
  | { readonly problem: Said }

/** The words of the column `jenis`. */
export const SHEET_KINDS = ['tunggal', 'jamak', 'situasional', 'urutan', 'angka', 'singkat', 'uraian'] as const

/** What the columns jenis, pilihan, kunci and nilai say together. */
export function interactionOf(kind: string, texts: readonly string[], key: string, points: string): Made {
  const word = kind.toLowerCase().trim() || (texts.length > 0 ? 'tunggal' : 'singkat')
  const options = texts.map((text, place) => ({ id: String.fromCharCode(65 + place), text }))
  const ids = options.map(({ id }) => id)
  const letters = key
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter(Boolean)
  const wrong = letters.find((letter) => !ids.includes(letter))
  const needsOptions = ['tunggal', 'jamak', 'situasional', 'urutan'].includes(word)
  if (needsOptions && options.length < 2) return { problem: said('OPTIONS_FEW') }
  if (key === '') return { problem: said('KEY_EMPTY') }
  if (['tunggal', 'jamak', 'urutan'].includes(word) && wrong !== undefined)
    return { problem: said('KEY_OUTSIDE', { key: wrong, options: ids.join(', ') }) }
  const marked = Object.fromEntries(ids.map((id) => [id, letters.includes(id) ? 1 : 0]))
  switch (word) {
    case 'tunggal':
      if (letters.length !== 1) return { problem: said('KEY_SINGLE', { key }) }
      return {
        interaction: { type: 'choice', options },
        scoring: { type: 'choice', weights: marked },
        kind: 'single-choice',
      }
    case 'jamak':
      return {
        interaction: { type: 'choices', options, least: 0, most: options.length },
        scoring: { type: 'choices', weights: marked, rule: 'all-or-nothing' },
        kind: null,
      }
    case 'situasional': {
      const list = key.split(/[;,]/).map((part) => /^\s*([A-H])\s*=\s*(-?\d+)\s*$/i.exec(part))
      const weights = Object.fromEntries(
        list.flatMap((found) => (found ? [[found[1]!.toUpperCase(), Number(found[2])]] : [])),
      )
      if (
        list.some((found) => !found) ||
        ids.some((id) => weights[id] === undefined) ||
        Object.keys(weights).length > ids.length
      )
        return { problem: said('KEY_WEIGHTS') }
      return {
        interaction: { type: 'choice', options },
        scoring: { type: 'choice', weights },
        kind: 'situational-judgement',
      }
    }
    case 'urutan':
      if (letters.length !== ids.length || new Set(letters).size !== ids.length)
        return { problem: said('KEY_ORDER', { example: ids.toReversed().join(', ') }) }
      return {
        interaction: { type: 'order', options },
        scoring: { type: 'order', key: letters, rule: 'exact' },
        kind: null,
      }
    case 'angka':
      return numeric(key)
    case 'singkat':
      return shortText(key)
    case 'uraian':
      return longText(key, points)
    default:
      return { problem: said('KIND_UNKNOWN', { kind, kinds: SHEET_KINDS.join(', ') }) }
  }
}

const asDecimal = (text: string) => text.trim().replace(/^(-?\d+),(\d+)$/, '$1.$2')

function numeric(key: string): Made {
  const [low, high = low, more] = key.split(/\.\.|\s+s\.?d\.?\s+/).map(asDecimal)
  if ([low, high].some((end) => !/^-?\d{1,15}(\.\d{1,10})?$/.test(end ?? '')) || more !== undefined)
    return { problem: said('KEY_NO_NUMBER', { key }) }
  if (Number(low) > Number(high)) return { problem: said('RANGE_TURNED', { key }) }
  const decimals = Math.max(...[low!, high!].map((end) => end.split('.')[1]?.length ?? 0))
  return {
    interaction: { type: 'numeric', unit: null, decimals },
    scoring: { type: 'numeric', ranges: [{ low: low!, high: high!, points: 1 }] },
    kind: null,
  }
}

function shortText(key: string): Made {
  const accepted = key.split('|').map((text) => ({ text: text.trim(), points: 1 }))
  if (accepted.some(({ text }) => text === '')) return { problem: said('ANSWER_EMPTY_BAR') }
  const longest = Math.max(...accepted.map(({ text }) => text.length))
  return {
    interaction: { type: 'short-text', most: Math.min(500, Math.max(50, longest * 2)) },
    scoring: { type: 'short-text', accepted, caseSensitive: false },
    kind: null,
  }
}

function longText(key: string, points: string): Made {
  const most = points === '' ? 4 : Number(points)
  if (!Number.isInteger(most) || most < 1 || most > 20) return { problem: said('POINTS_RANGE', { points }) }
  if (key.length < 10) return { problem: said('RUBRIC_SHORT') }
  return {
    interaction: { type: 'long-text', mostWords: 500 },
    scoring: { type: 'long-text', rubric: key, most },
    kind: null,
  }
}
