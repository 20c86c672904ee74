import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { REASON_SENTENCES } from '@petakom/domain'
import { describe, expect, it } from 'vitest'
import '../apps/server/src/app.ts'
import { deliveryErrors } from '../apps/server/src/features/delivery/errors.ts'
import { REFUSAL_SENTENCES } from '../apps/server/src/plugins/app-error.ts'
import { errors } from '../apps/server/src/plugins/errors.ts'
import { refusals as examEnglish } from '../apps/web/src/exam/messages/refusals-en.ts'

type Words = Readonly<Record<string, string>>

const read = (language: string, name: string): Words =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../apps/web/src/lib/messages/${language}/${name}.json`), 'utf8'))
/** The server writes `{name}`, the catalogues `{{name}}`. */
const asCatalogue = (sentences: Iterable<readonly [string, string]>): Words =>
  Object.fromEntries([...sentences].map(([code, text]) => [code, text.replace(/\{(\w+)\}/g, '{{$1}}')]))
const slots = (text = '') => [...text.matchAll(/\{+(\w+)\}+/g)].map(([, name]) => name).sort()

const server = {
  refusal: asCatalogue(REFUSAL_SENTENCES),
  reason: asCatalogue(Object.entries(REASON_SENTENCES)),
}

describe.each(['refusal', 'reason'] as const)('the catalogue of every %s', (name) => {
  it('says in Indonesian what the server says, code by code', () => {
    expect(Object.keys(server[name]).length).toBeGreaterThan(50)
    expect(read('id', name)).toEqual(server[name])
  })
  it('has English for every code and for nothing else', () => {
    expect(Object.keys(read('en', name)).sort()).toEqual(Object.keys(server[name]).sort())
  })
  it.each(Object.keys(server[name]))('fills the same slots in English: %s', (code) => {
    expect(slots(read('en', name)[code])).toEqual(slots(server[name][code]))
  })
  it('has no English sentence that is Indonesian', () => {
    const same = Object.entries(read('en', name)).filter(([code, text]) => text === server[name][code])
    expect(same).toEqual([])
  })
})

describe("the participant page's refusals", () => {
  const met = [...Object.keys(deliveryErrors), ...Object.keys(errors), 'TOO_MANY_TRIES']
  it.each(met)('has English for %s with the same slots', (code) => {
    expect(examEnglish[code], code).toBeTruthy()
    expect(slots(examEnglish[code])).toEqual(slots(REFUSAL_SENTENCES.get(code)))
  })
})

describe('the audit trail', () => {
  const source = join(import.meta.dirname, '../apps/server/src')
  const actions = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/\.test\.ts$|testing\//.test(file))
    .flatMap((file) => [...readFileSync(join(source, file), 'utf8').matchAll(/\baction: '([a-z-]+\.[a-z-]+)'/g)])
    .map(([, action]) => action!.replace('.', '_'))
  it.each(['id', 'en'])('names every action that the server writes in words: %s', (language) => {
    expect(actions.length).toBeGreaterThan(30)
    const words = (read(language, 'audit') as unknown as { actions: Words }).actions
    expect(actions.filter((action) => !words[action])).toEqual([])
  })
})
