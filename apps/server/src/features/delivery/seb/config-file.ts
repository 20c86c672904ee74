import { gzipSync } from 'node:zlib'
import { isData, type SebDictionary, type SebValue } from './config-key.ts'

const HEAD =
  '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" ' +
  '"http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n'

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function element(value: SebValue): string {
  if (typeof value === 'boolean') return value ? '<true/>' : '<false/>'
  if (typeof value === 'number') return `<integer>${value}</integer>`
  if (typeof value === 'string') return `<string>${escaped(value)}</string>`
  if (Array.isArray(value)) return `<array>${value.map(element).join('')}</array>`
  if (isData(value)) return `<data>${value.data}</data>`
  const entries = Object.entries(value as SebDictionary)
  return `<dict>${entries.map(([key, one]) => `<key>${escaped(key)}</key>${element(one)}`).join('')}</dict>`
}

/** The settings as a property list. */
export const plistOf = (settings: SebDictionary): string => `${HEAD}<plist version="1.0">${element(settings)}</plist>\n`

/** An unencrypted .seb file: the packed property list behind the prefix `plnd`, and all of it packed once more. */
export const sebFile = (settings: SebDictionary): Buffer =>
  gzipSync(Buffer.concat([Buffer.from('plnd'), gzipSync(plistOf(settings))]))
