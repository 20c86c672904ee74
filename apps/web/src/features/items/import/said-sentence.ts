import type { SaidOfItem } from '@petakom/contract'
import type { i18n as I18n } from 'i18next'
import { shownValues } from '../../../lib/reason-sentence.ts'

/**
 * What is said of a row, in the language of the page: the words of the import, else those of the reasons that other
 * pages know, else the server's own sentence.
 */
export function sentenceOf({ code, about, values, text }: SaidOfItem, i18n: I18n): string {
  const key = [`itemImport:said.${code}`, `reason:${code}`].find((one) => i18n.exists(one))
  if (key === undefined) return text
  const sentence = i18n.t(key, shownValues(values, i18n))
  // Readers name a line of the file as `baris 7`.
  const place = about?.replace(/\bbaris (\d+)/g, (_, row) => i18n.t('itemImport:row', { row }))
  return place === undefined ? sentence : `${sentence} (${place})`
}

/** A line of a sheet or text by its number; a file of a package by its path. */
export function placeOf(place: string, i18n: I18n): string {
  const row = /^baris (\d+)$/.exec(place)?.[1]
  return row === undefined ? place : i18n.t('itemImport:row', { row })
}
