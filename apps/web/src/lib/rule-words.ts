import type { i18n as I18n } from 'i18next'

/** In the language of the screen; what the catalogue does not know, by its code. */
const worded = (key: string, code: string, i18n: I18n, values = {}): string =>
  i18n.exists(key) ? i18n.t(key, values) : code

export const ruleName = (code: string, i18n: I18n): string => worded(`rule:name.${code}`, code, i18n)

export const fitPartName = (code: string, i18n: I18n): string => worded(`rule:part.${code}`, code, i18n)

/** What is missing of a record: `posts.current`, `predicates.2024`, `target.field`. */
export function datumName(code: string, i18n: I18n): string {
  const [, year] = code.match(/^predicates\.(\d{4})$/) ?? []
  return year
    ? worded('rule:datum.predicates', code, i18n, { year })
    : worded(`rule:datum.${code.replace('.', '_')}`, code, i18n)
}
