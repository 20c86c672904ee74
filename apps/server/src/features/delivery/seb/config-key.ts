import { createHash } from 'node:crypto'
import { z } from 'zod'

export type SebValue = string | number | boolean | readonly SebValue[] | SebDictionary | { readonly data: string }
export interface SebDictionary {
  readonly [key: string]: SebValue
}
export const SebSettings = z.custom<SebDictionary>((value) => typeof value === 'object' && value !== null)

export const isData = (value: SebValue): value is { readonly data: string } =>
  typeof value === 'object' && !Array.isArray(value) && Object.keys(value).join() === 'data'

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

/**
 * SEB-JSON as Safe Exam Browser specifies it (developer documentation, "Config Key"): no white space, no escaping, keys of
 * every dictionary sorted without regard to case, `originatorVersion` and empty dictionaries left out, data as Base64.
 */
export function sebJson(value: SebValue): string {
  if (typeof value === 'string') return `"${value}"`
  if (typeof value !== 'object') return String(value)
  if (Array.isArray(value)) return `[${value.map(sebJson).join(',')}]`
  if (isData(value)) return `"${value.data}"`
  const entries = Object.entries(value as SebDictionary).filter(([key, one]) => {
    const isEmpty = typeof one === 'object' && !Array.isArray(one) && Object.keys(one).length === 0
    return key !== 'originatorVersion' && !isEmpty
  })
  const byKey = entries.sort(([a], [b]) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))
  return `{${byKey.map(([key, one]) => `"${key}":${sebJson(one)}`).join(',')}}`
}

/** SHA-256 of the SEB-JSON, hexadecimal, lower case. */
export const configKeyOf = (settings: SebDictionary): string => sha256(sebJson(settings))

/** What SEB sends for a key with a request: SHA-256 of the address without its fragment, with the key after it. */
export const requestHash = (url: string, key: string): string => sha256(url.replace(/#.*$/s, '') + key)
