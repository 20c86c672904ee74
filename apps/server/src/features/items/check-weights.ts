import type { ItemDraft } from '@petakom/contract'

/** What is wrong with a draft's key or weights, or null. */
export function weightProblem({ kind, content, weights, parameters }: ItemDraft): string | null {
  const ids = content.options.map(({ id }) => id)
  if (new Set(ids).size < ids.length) return 'dua pilihan memakai huruf yang sama'
  if (new Set(content.options.map(({ text }) => text.toLowerCase())).size < ids.length) return 'dua pilihan berisi sama'
  if (ids.some((id) => weights[id] === undefined)) return 'ada pilihan tanpa bobot'
  const values = ids.map((id) => weights[id]!)
  const most = Math.max(...values)
  if (most !== parameters.b.length)
    return `bobot tertinggi ${most} tidak sesuai dengan ${parameters.b.length} ambang model`
  if (kind === 'single-choice') {
    const keys = values.filter((value) => value === 1).length
    return keys === 1 && most === 1 ? null : 'pilihan ganda harus punya tepat satu kunci'
  }
  if (ids.length !== 4) return 'butir situasional memerlukan empat pilihan'
  return values.filter((value) => value === most).length === 1 ? null : 'harus ada tepat satu pilihan terbaik'
}
