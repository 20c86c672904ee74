import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const SOURCE = join(import.meta.dirname, '../..')
const MESSAGES = join(SOURCE, 'lib/messages')

function flatten(messages: object, prefix = ''): [key: string, text: unknown][] {
  return Object.entries(messages).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null ? flatten(value, `${prefix}${name}.`) : [[prefix + name, value]],
  )
}

/** English has a singular that Indonesian does not; both forms are one key. */
const withoutPlural = (key: string) => key.replace(/_(one|other)$/, '')

function readCatalogue(language: string): Map<string, unknown> {
  const entries = readdirSync(join(MESSAGES, language)).flatMap((file) =>
    flatten(JSON.parse(readFileSync(join(MESSAGES, language, file), 'utf8')), `${file.replace(/\.json$/, '')}:`),
  )
  return new Map(entries)
}

function usedKeys(): { file: string; key: string }[] {
  // The participant page has a typed catalogue of its own: there the compiler holds the keys.
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /(?<!\.test)\.tsx?$/.test(file) && !/^(exam|practice|assessor)\//.test(file),
  )
  return files.flatMap((file) => {
    const source = readFileSync(join(SOURCE, file), 'utf8')
    const calls = source.matchAll(/\bt\(\s*'([^']+)'/g)
    const props = source.matchAll(/\b(?:labelKey|descriptionKey|titleKey):\s*'([^']+)'/g)
    return [...calls, ...props].map(([, key = '']) => ({ file, key }))
  })
}

const indonesian = readCatalogue('id')
const english = readCatalogue('en')
const keysOf = (catalogue: Map<string, unknown>) => [...new Set([...catalogue.keys()].map(withoutPlural))].sort()

describe('catalogues', () => {
  it('hold the same keys in both languages', () => {
    expect(keysOf(english)).toEqual(keysOf(indonesian))
  })
  it('hold no empty text', () => {
    const empty = [...indonesian, ...english].filter(([, text]) => typeof text !== 'string' || text.trim() === '')
    expect(empty).toEqual([])
  })
  it('hold every key that the source names', () => {
    const used = usedKeys()
    expect(used.length).toBeGreaterThan(50)
    const known = new Set(keysOf(indonesian))
    expect(used.filter(({ key }) => !known.has(key.includes(':') ? key : `common:${key}`))).toEqual([])
  })
  it('fill the same slots in both languages', () => {
    const slots = (text: unknown) => [...String(text).matchAll(/{{\s*(\w+)/g)].map(([, name]) => name).sort()
    const differing = [...english].filter(([key, text]) => {
      const counterpart = indonesian.get(key) ?? indonesian.get(key.replace(/_one$/, '_other'))
      // A singular may say "one" instead of the count.
      return !key.endsWith('_one') && String(slots(text)) !== String(slots(counterpart))
    })
    expect(differing).toEqual([])
  })
})
