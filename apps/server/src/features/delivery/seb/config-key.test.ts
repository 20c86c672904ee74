import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import saved from '../../../../../../validation/seb/config-key.json' with { type: 'json' }
import { requireSeb } from './check-request.ts'
import { plistOf, sebFile } from './config-file.ts'
import { configKeyOf, requestHash, type SebDictionary, sebJson } from './config-key.ts'
import { makeSettings } from './make-settings.ts'

/** Nested, out of order, with everything the specification names. */
const SETTINGS: SebDictionary = {
  startURL: 'https://ujian.contoh.go.id/ujian',
  originatorVersion: 'SEB_Win_2.0',
  allowWlan: false,
  URLFilterRules: [{ regex: false, active: true, expression: 'ujian.contoh.go.id/*', action: 1 }],
  enableF10: true,
  enableF1: true,
  enableF2: true,
  browserMessagingSocket: 'ws:\\localhost:8706',
  proxies: {},
  additionalResources: [],
  urlFilterRegex: true,
  examKeySalt: { data: 'fOwye5rcju6okk1489PNuKKm5VLTObxNAIn35vZNNrc=' },
  downloadDirectoryWin: 'Unduhan é',
}
// Worked out by hand from the rules, and its SHA-256 by Python's hashlib.
const JSON_TEXT =
  '{"additionalResources":[],"allowWlan":false,"browserMessagingSocket":"ws:\\localhost:8706",' +
  '"downloadDirectoryWin":"Unduhan é","enableF1":true,"enableF10":true,"enableF2":true,' +
  '"examKeySalt":"fOwye5rcju6okk1489PNuKKm5VLTObxNAIn35vZNNrc=","startURL":"https://ujian.contoh.go.id/ujian",' +
  '"urlFilterRegex":true,"URLFilterRules":[{"action":1,"active":true,"expression":"ujian.contoh.go.id/*","regex":false}]}'
const CONFIG_KEY = 'b0a458cf907b1b8f5b76d69b1a597699f5b087d8aef72f13bcfb1405882a6d69'
const REQUEST_HASH = '5dbc5983afa3a665b40cdceff32e90aeb37c85dd9cb83c5d9e6f927499713a1b'

describe('the Config Key', () => {
  it('is the SHA-256 of the SEB-JSON that the specification asks for', () => {
    expect(sebJson(SETTINGS)).toBe(JSON_TEXT)
    expect(configKeyOf(SETTINGS)).toBe(CONFIG_KEY)
  })
  it('is the one that Safe Exam Browser itself showed for settings it had saved', () => {
    const { examKeySalt, ...rest } = saved.settings
    const settings = { ...rest, examKeySalt: { data: examKeySalt } }
    expect(Object.keys(settings)).toHaveLength(201)
    expect(configKeyOf(settings)).toBe(saved.configKey)
    expect(configKeyOf({ ...settings, allowQuit: false })).not.toBe(saved.configKey)
  })
  it('does not depend on the order of the keys, the version that wrote them or empty dictionaries', () => {
    const { originatorVersion: _, proxies: __, ...rest } = SETTINGS
    expect(configKeyOf(Object.fromEntries(Object.entries(rest).reverse()))).toBe(CONFIG_KEY)
    expect(configKeyOf({ ...SETTINGS, allowWlan: true })).not.toBe(CONFIG_KEY)
  })
  it('goes with a request as the hash of the address without its fragment, with the key after it', () => {
    expect(requestHash('https://ujian.contoh.go.id/api/exam#soal', CONFIG_KEY)).toBe(REQUEST_HASH)
  })
})

describe('the configuration file', () => {
  it('is a packed property list behind its prefix, packed once more', () => {
    const outer = gunzipSync(sebFile(SETTINGS))
    expect(outer.subarray(0, 4).toString()).toBe('plnd')
    const text = gunzipSync(outer.subarray(4)).toString('utf8')
    expect(text).toBe(plistOf(SETTINGS))
    expect(text).toContain('<key>allowWlan</key><false/>')
    expect(text).toContain('<data>fOwye5rcju6okk1489PNuKKm5VLTObxNAIn35vZNNrc=</data>')
  })
  it('opens the page alone, keeps its storage, and is another one every time', () => {
    const wanted = { startUrl: 'http://10.0.0.5:4170/ujian', quitPasswordHash: '' }
    const [one, other] = [makeSettings(wanted), makeSettings(wanted)]
    expect(one).toMatchObject({ startURL: wanted.startUrl, sendBrowserExamKey: true, removeLocalStorage: false })
    expect(JSON.stringify(one)).toContain('10.0.0.5:4170/*')
    expect(configKeyOf(one)).not.toBe(configKeyOf(other))
  })
})

describe('a request', () => {
  const startUrl = 'https://ujian.contoh.go.id/ujian'
  const url = '/api/exam/attempts/1/clock?device=a'
  const bek = 'b'.repeat(64)
  const check = (headers: Record<string, string>, browserExamKeys: string[] = []) => {
    try {
      requireSeb({ startUrl, configKey: CONFIG_KEY, browserExamKeys }, { headers, url })
      return 'taken'
    } catch (error) {
      return (error as { code: string }).code
    }
  }
  const own = `https://ujian.contoh.go.id${url}`
  it('is taken with the hash over its own address, or that of the page where SEB cannot send headers', () => {
    expect(check({ 'x-safeexambrowser-configkeyhash': requestHash(own, CONFIG_KEY) })).toBe('taken')
    expect(check({ 'x-seb-page-config': requestHash(startUrl, CONFIG_KEY).toUpperCase() })).toBe('taken')
  })
  it.each([
    ['none', {}, 'SEB_REQUIRED'],
    ['a browser that calls itself SEB', { 'user-agent': 'SEB/3.10' }, 'SEB_REQUIRED'],
    ['the key itself', { 'x-safeexambrowser-configkeyhash': CONFIG_KEY }, 'SEB_WRONG_CONFIG'],
    [
      "another request's",
      { 'x-safeexambrowser-configkeyhash': requestHash(`${own}b`, CONFIG_KEY) },
      'SEB_WRONG_CONFIG',
    ],
    [
      'that of another host',
      { 'x-safeexambrowser-configkeyhash': requestHash(`http://jahat${url}`, CONFIG_KEY), host: 'jahat' },
      'SEB_WRONG_CONFIG',
    ],
    [
      'that of another configuration',
      { 'x-seb-page-config': requestHash(startUrl, 'a'.repeat(64)) },
      'SEB_WRONG_CONFIG',
    ],
    ['rubbish', { 'x-safeexambrowser-configkeyhash': 'é' }, 'SEB_WRONG_CONFIG'],
  ])('is refused with %s', (_name, headers, code) => {
    expect(check(headers as Record<string, string>)).toBe(code)
  })
  it('needs one of the Browser Exam Keys too where there are any', () => {
    const config = { 'x-safeexambrowser-configkeyhash': requestHash(own, CONFIG_KEY) }
    expect(check(config, [bek])).toBe('SEB_WRONG_VERSION')
    expect(check({ ...config, 'x-safeexambrowser-requesthash': requestHash(own, 'c'.repeat(64)) }, [bek])).toBe(
      'SEB_WRONG_VERSION',
    )
    expect(check({ ...config, 'x-safeexambrowser-requesthash': requestHash(own, bek) }, ['c'.repeat(64), bek])).toBe(
      'taken',
    )
  })
})
