import type { BankInteraction, BankScoring } from '@petakom/qti'

type Made =
  | { readonly interaction: BankInteraction; readonly scoring: BankScoring; readonly kind: string | null }
  | { readonly problem: string }

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
  if (needsOptions && options.length < 2) return { problem: 'Isi sedikitnya dua pilihan.' }
  if (key === '') return { problem: 'Kolom kunci kosong.' }
  if (['tunggal', 'jamak', 'urutan'].includes(word) && wrong !== undefined)
    return { problem: `Kunci "${wrong}" tidak ada di antara pilihan ${ids.join(', ')}.` }
  const marked = Object.fromEntries(ids.map((id) => [id, letters.includes(id) ? 1 : 0]))
  switch (word) {
    case 'tunggal':
      if (letters.length !== 1) return { problem: `Pilihan tunggal mempunyai satu kunci; tertulis "${key}".` }
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
        return { problem: 'Tulis nilai setiap pilihan, misalnya A=0; B=3; C=1; D=2.' }
      return {
        interaction: { type: 'choice', options },
        scoring: { type: 'choice', weights },
        kind: 'situational-judgement',
      }
    }
    case 'urutan':
      if (letters.length !== ids.length || new Set(letters).size !== ids.length)
        return { problem: `Kunci urutan menyebut setiap pilihan satu kali, misalnya ${ids.toReversed().join(', ')}.` }
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
      return { problem: `Jenis "${kind}" tidak dikenal. Pakai ${SHEET_KINDS.join(', ')}.` }
  }
}

const asDecimal = (text: string) => text.trim().replace(/^(-?\d+),(\d+)$/, '$1.$2')

function numeric(key: string): Made {
  const [low, high = low, more] = key.split(/\.\.|\s+s\.?d\.?\s+/).map(asDecimal)
  if ([low, high].some((end) => !/^-?\d{1,15}(\.\d{1,10})?$/.test(end ?? '')) || more !== undefined)
    return { problem: `Kunci "${key}" bukan angka. Tulis 12,5 atau rentang 12..13,5.` }
  if (Number(low) > Number(high)) return { problem: `Rentang "${key}" terbalik.` }
  const decimals = Math.max(...[low!, high!].map((end) => end.split('.')[1]?.length ?? 0))
  return {
    interaction: { type: 'numeric', unit: null, decimals },
    scoring: { type: 'numeric', ranges: [{ low: low!, high: high!, points: 1 }] },
    kind: null,
  }
}

function shortText(key: string): Made {
  const accepted = key.split('|').map((text) => ({ text: text.trim(), points: 1 }))
  if (accepted.some(({ text }) => text === '')) return { problem: 'Ada jawaban kosong di antara tanda |.' }
  const longest = Math.max(...accepted.map(({ text }) => text.length))
  return {
    interaction: { type: 'short-text', most: Math.min(500, Math.max(50, longest * 2)) },
    scoring: { type: 'short-text', accepted, caseSensitive: false },
    kind: null,
  }
}

function longText(key: string, points: string): Made {
  const most = points === '' ? 4 : Number(points)
  if (!Number.isInteger(most) || most < 1 || most > 20) return { problem: `Nilai "${points}" bukan 1 sampai 20.` }
  if (key.length < 10) return { problem: 'Untuk uraian, kolom kunci memuat rubrik penilaian (sedikitnya 10 huruf).' }
  return {
    interaction: { type: 'long-text', mostWords: 500 },
    scoring: { type: 'long-text', rubric: key, most },
    kind: null,
  }
}
