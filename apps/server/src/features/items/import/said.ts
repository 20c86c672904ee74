import type { SaidOfItem } from '@petakom/contract'
import { SENTENCES } from './sentences.ts'

/** A sentence for a person: its code and values for the page's language, and the Indonesian words. */
export type Said = SaidOfItem
type Values = Said['values']

export function said(code: keyof typeof SENTENCES, values: Values = {}): Said {
  const text = SENTENCES[code].replace(/\{(\w+)\}/g, (slot, name: string) =>
    name in values ? String(values[name]) : slot,
  )
  return { code, about: null, values, text }
}

/** What another part of the program said, on a file or element where one is meant. */
export function saidOf(
  one: { readonly code: string; readonly text: string; readonly values?: Values },
  about: string | null = null,
): Said {
  const { code, text, values = {} } = one
  return { code, about, values, text: about === null ? text : `${text} (${about})` }
}
