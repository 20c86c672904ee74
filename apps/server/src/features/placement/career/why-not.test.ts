import { getWhyNot } from '@petakom/contract'
import { describe, expect, it } from 'vitest'
import { type WhyQuestion, whyNot } from './why-not.ts'

const CHOSEN = {
  index: 7,
  pegawaiId: '11111111-1111-4111-8111-111111111111',
  name: 'Orang Lain',
  nip: '198001012005011999',
}
const POST = {
  index: 3,
  jabatanId: '22222222-2222-4222-8222-222222222222',
  name: 'Kepala Bidang C',
  unitName: 'Bidang C',
  agencyName: 'Dinas Uji',
  tier: 'ADMINISTRATOR',
  holder: 9,
}
const RULE = {
  code: 'MUTASI_MIN',
  clause: 'PerBKN 5/2019',
  confidence: 'high',
  hard: true,
  status: 'held' as const,
  value: 30,
  limit: 24,
  unit: 'months',
  missing: [],
  firstDate: '2026-03-01',
}
const ASKED: WhyQuestion = {
  round: { name: 'Putaran Uji', date: '2026-03-01' },
  post: POST,
  own: 5,
  explanation: {
    official: {
      ...CHOSEN,
      index: 5,
      name: 'Saya',
      nip: '198503032010011001',
      postName: null,
      agencyName: null,
      assessedOn: null,
    },
    post: { ...POST, seat: 1, eselon: null, isCritical: false, candidates: 4, holder: CHOSEN },
    status: 'candidate',
    kind: 'promotion',
    rules: [RULE],
    parts: [{ code: 'jpm', weight: 20, value: 9000, points: 1800 }],
    fit: { total: 7840, low: 7700, high: 7980, missing: [] },
    shortfall: 325,
    chosen: { ...CHOSEN, fit: 8165, low: 8001, high: 8300, isEven: false },
    consequence: [],
    placedIn: 'Kepala Bidang X',
  },
  word: { post: 3, word: 'follow', official: 7, reason: null },
  decidedFit: { low: 8001, high: 8300 },
  reason: null,
  ownPost: null,
  advice: [],
}
const ask = (change: Partial<WhyQuestion> = {}, explanation: Partial<WhyQuestion['explanation']> = {}) =>
  getWhyNot.response.parse(whyNot({ ...ASKED, ...change, explanation: { ...ASKED.explanation, ...explanation } }))

describe('why not', () => {
  it('says what is short, and nothing of who was chosen, who holds the post or who was asked about', () => {
    const answer = ask()
    expect(answer).toMatchObject({ cause: 'short', shortfall: 325, fit: { total: 7840 }, isEven: false })
    const text = JSON.stringify(answer)
    for (const secret of [CHOSEN.name, CHOSEN.nip, CHOSEN.pegawaiId, '8165', '8001', '8300', 'holder', 'candidates']) {
      expect(text).not.toContain(secret)
    }
  })
  it('refuses to leave the server with a field that nobody declared', () => {
    expect(getWhyNot.response.safeParse({ ...ask(), chosen: CHOSEN }).success).toBe(false)
    expect(getWhyNot.response.safeParse({ ...ask(), post: { ...ask().post, holder: 9 } }).success).toBe(false)
  })
  it('is even where the intervals meet', () => {
    expect(ask({ decidedFit: { low: 7980, high: 8300 } }).isEven).toBe(true)
    expect(ask({ decidedFit: null }).isEven).toBeNull()
  })
  it('names a departure where the plan had the caller and the PPK decided otherwise', () => {
    const answer = ask(
      { reason: 'Dibutuhkan di tempat lain', word: { ...ASKED.word!, word: 'other' } },
      { status: 'placed' },
    )
    expect(answer).toMatchObject({ cause: 'departed', reason: 'Dibutuhkan di tempat lain', shortfall: null })
  })
  it.each([
    ['chosen', { word: { ...ASKED.word!, official: 5 } }, {}],
    ['barred', {}, { status: 'barred', rules: [{ ...RULE, status: 'failed' }] }],
    ['unknown', {}, { status: 'unknown', rules: [{ ...RULE, status: 'unknown', missing: ['posts'] }] }],
    ['incomplete', {}, { status: 'unknown' }],
    ['lower', {}, { status: 'not-offered', kind: 'demotion' }],
    ['not-offered', {}, { status: 'not-offered', kind: 'lateral' }],
    ['unfilled', {}, { shortfall: null }],
    ['even', {}, { shortfall: 0 }],
  ] as const)('%s', (cause, change, explanation) => expect(ask(change, explanation as never).cause).toBe(cause))
  it('says nothing of a fit that was never compared', () => {
    expect(ask({}, { status: 'barred' }).isEven).toBeNull()
  })
})
