import type { ItemDraft } from '@petakom/contract'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  type Caller,
  createInstansiWith,
  createTestApp,
  signInAs,
  stranger,
  type TestApp,
} from '../../testing/test-app.ts'
import { weightProblem } from './check-weights.ts'

let test: TestApp
beforeAll(async () => {
  test = await createTestApp()
})
afterAll(() => test.close())

let call: Caller
let instansiId: string
beforeEach(async () => {
  ;({ call, instansiId } = await createInstansiWith(test, 'panitia'))
})

const DRAFT: ItemDraft = {
  code: 'AN-UJI-1',
  theme: 'kemampuan_analitis',
  competency: 'M.08',
  level: 2,
  potentialAspect: null,
  kind: 'single-choice',
  content: {
    stimulus: null,
    stem: 'Berapa jumlah dua puluh dan tiga puluh?',
    interaction: {
      type: 'choice',
      options: [
        { id: 'A', text: '40' },
        { id: 'B', text: '50' },
        { id: 'C', text: '60' },
      ],
    },
  },
  scoring: { type: 'choice', weights: { A: 0, B: 1, C: 0 } },
  rationale: 'Dua puluh ditambah tiga puluh sama dengan lima puluh.',
  parameters: { model: '2PL', a: 1, b: [0], provisional: true },
}
const create = async (change: object = {}) => call('POST', '/api/items', { ...DRAFT, ...change })
const setState = (caller: Caller, id: string, state: string) => caller('POST', `/api/items/${id}/state`, { state })

describe('an item', () => {
  it('is kept with its key, which only the keepers of the bank see; each look is logged', async () => {
    const { id } = (await create()).json()
    expect((await call('GET', `/api/items/${id}`)).json()).toMatchObject({
      code: 'AN-UJI-1',
      state: 'draft',
      key: { scoring: DRAFT.scoring, rationale: DRAFT.rationale },
    })
    const asesor = await signInAs(test, instansiId, 'asesor')
    const seen = await asesor('GET', `/api/items/${id}`)
    expect(seen.json()).toMatchObject({ key: null, content: { stem: DRAFT.content.stem } })
    expect(seen.body).not.toMatch(/weights|scoring|rationale|parameters/)
    const { rows } = await test.owner("select after from audit_entry where action = 'item.viewed' order by at")
    expect(rows).toEqual([{ after: { withKey: true } }, { after: { withKey: false } }])
  })
  it('edited becomes a new version that is a draft again; the old version stays', async () => {
    const { id } = (await create()).json()
    const content = { ...DRAFT.content, stem: 'Berapa jumlah tiga puluh dan dua puluh?' }
    expect((await call('PUT', `/api/items/${id}`, { ...DRAFT, content })).json()).toEqual({ version: 2 })
    expect((await call('GET', `/api/items/${id}`)).json()).toMatchObject({ state: 'draft', version: 2 })
    const { rows } = await test.owner('select content from item_version where item_id = $1 order by version', [id])
    expect(rows[0].content).toEqual(DRAFT.content)
    expect((await setState(call, id, 'retired')).statusCode).toBe(200)
    expect((await call('PUT', `/api/items/${id}`, DRAFT)).json().code).toBe('RETIRED')
  })
  it('is listed by theme, competency, level, state, kind and words', async () => {
    await create()
    await create({ code: 'AN-UJI-2', competency: 'M.04', level: 3 })
    const codes = async (query: string) =>
      (await call('GET', `/api/items?${query}`)).json().rows.map(({ code }: { code: string }) => code)
    expect(await codes('theme=kemampuan_analitis&kind=single-choice&state=draft')).toEqual(['AN-UJI-1', 'AN-UJI-2'])
    expect(await codes('competency=M.04')).toEqual(['AN-UJI-2'])
    expect(await codes('level=2')).toEqual(['AN-UJI-1'])
    expect(await codes('search=dua%20puluh')).toHaveLength(2)
    expect(await codes('kind=situational-judgement')).toEqual([])
  })
  it('with a code that is taken, an unknown competency or theme is refused', async () => {
    await create()
    expect((await create()).json().code).toBe('CODE_TAKEN')
    expect((await create({ code: 'AN-UJI-9', competency: 'M.99' })).json().code).toBe('INVALID_INPUT')
    expect((await create({ code: 'AN-UJI-9', theme: 'lainnya' })).json().code).toBe('INVALID_INPUT')
  })
  it('keeps a table above its question as it was given, and takes none with a row too short', async () => {
    const table = { kind: 'table', caption: 'Berkas', columns: ['Loket', 'Berkas'], rows: [['A', 12.5]] }
    const withTable = (stimulus: object) => ({ content: { ...DRAFT.content, stimulus } })
    const { id } = (await create(withTable(table))).json()
    expect((await call('GET', `/api/items/${id}`)).json().content.stimulus).toEqual(table)
    const refused = await create({ code: 'AN-UJI-2', ...withTable({ ...table, rows: [['A']] }) })
    expect(refused.statusCode).toBe(400)
    expect(refused.body).toContain('setiap baris tabel memuat satu sel untuk tiap kolom')
  })
})

describe('a stimulus that several items share', () => {
  const text = (words: string) => ({ kind: 'text', text: words })
  const within = (code: string, words: string, group: string | null = 'BAHAN-1') => ({
    ...DRAFT,
    code,
    content: { ...DRAFT.content, stimulus: text(words), ...(group ? { group } : {}) },
  })
  const seen = async (id: string) => (await call('GET', `/api/items/${id}`)).json()

  it('is edited once: the others get it as new versions, and their old ones stay', async () => {
    const one = (await call('POST', '/api/items', within('SATU', 'Bacaan lama.'))).json().id
    const two = (await call('POST', '/api/items', within('DUA', 'Bacaan lama.'))).json().id
    const alone = (await call('POST', '/api/items', within('TIGA', 'Bacaan lama.', null))).json().id
    expect((await call('GET', '/api/stimulus-groups')).json().rows).toEqual([
      { code: 'BAHAN-1', items: ['DUA', 'SATU'] },
    ])
    expect((await call('GET', '/api/stimulus-groups/BAHAN-1')).json().stimulus).toEqual(text('Bacaan lama.'))
    const body = { ...within('SATU', 'Bacaan baru.'), shareStimulus: true }
    expect((await call('PUT', `/api/items/${one}`, body)).json()).toEqual({ version: 2 })
    expect(await seen(two)).toMatchObject({ version: 2, state: 'draft', content: { stimulus: text('Bacaan baru.') } })
    expect(await seen(alone)).toMatchObject({ version: 1, content: { stimulus: text('Bacaan lama.') } })
    const { rows } = await test.owner('select content from item_version where item_id = $1 and version = 1', [two])
    expect(rows[0].content.stimulus).toEqual(text('Bacaan lama.'))
    const trail = await test.owner(
      "select after from audit_entry where action = 'item.revised' and subject_id = $1 order by at",
      [two],
    )
    expect(trail.rows).toEqual([{ after: { version: 2, stimulusOf: 'SATU' } }])
  })
  it('does not become two by an edit or a new item that says nothing of the others', async () => {
    const one = (await call('POST', '/api/items', within('SATU', 'Bacaan lama.'))).json().id
    await call('POST', '/api/items', within('DUA', 'Bacaan lama.'))
    for (const reply of [
      await call('PUT', `/api/items/${one}`, within('SATU', 'Bacaan lain.')),
      await call('POST', '/api/items', within('EMPAT', 'Bacaan lain.')),
    ]) {
      expect([reply.statusCode, reply.json().code]).toEqual([409, 'STIMULUS_SHARED'])
    }
    expect(await seen(one)).toMatchObject({ version: 1 })
    // Its own stem may change as long as the stimulus is the same.
    expect((await call('PUT', `/api/items/${one}`, within('SATU', 'Bacaan lama.'))).statusCode).toBe(200)
  })
  it('of another instansi is neither seen nor touched', async () => {
    await call('POST', '/api/items', within('SATU', 'Bacaan lama.'))
    const { call: other } = await createInstansiWith(test, 'panitia')
    expect((await other('GET', '/api/stimulus-groups')).json().rows).toEqual([])
    expect((await other('GET', '/api/stimulus-groups/BAHAN-1')).statusCode).toBe(404)
    const body = { ...within('SATU', 'Bacaan lain.'), shareStimulus: true }
    expect((await other('POST', '/api/items', body)).statusCode).toBe(200)
    expect((await call('GET', '/api/stimulus-groups/BAHAN-1')).json().stimulus).toEqual(text('Bacaan lama.'))
  })
})

it('brings the starter bank once', async () => {
  const first = (await call('POST', '/api/items/starter')).json()
  expect(first.added).toBeGreaterThan(0)
  expect((await call('POST', '/api/items/starter')).json()).toEqual({ added: 0 })
  const figures = (await call('GET', '/api/media?kind=picture')).json().rows
  const used = figures
    .flatMap(({ usedBy }: { usedBy: string[] }) => usedBy)
    .filter((code: string) => code.startsWith('FG-'))
  expect(used.length).toBeGreaterThanOrEqual(6)
  expect((await call('GET', '/api/items')).json().total).toBe(first.added)
  const page = async (number: number) => (await call('GET', `/api/items?pageSize=20&page=${number}`)).json()
  const last = Math.ceil(first.added / 20)
  expect((await page(last)).rows).toHaveLength(first.added - 20 * (last - 1))
  expect((await page(2)).rows[0].code).not.toBe((await page(1)).rows[0].code)
  expect(await page(last + 1)).toEqual({ total: first.added, rows: [] })
})

describe('the walls', () => {
  const routes = (id: string): Parameters<Caller>[] => [
    ['GET', `/api/items/${id}`],
    ['PUT', `/api/items/${id}`, DRAFT],
    ['POST', `/api/items/${id}/state`, { state: 'reviewed' }],
  ]
  const writes: Parameters<Caller>[] = [
    ['POST', '/api/items', DRAFT],
    ['POST', '/api/items/starter'],
  ]
  it('show another instansi nothing and let it change nothing', async () => {
    const { id } = (await create()).json()
    const other = (await createInstansiWith(test, 'panitia')).call
    for (const args of routes(id)) expect((await other(...args)).statusCode).toBe(404)
    expect((await other('GET', '/api/items')).json()).toEqual({ total: 0, rows: [] })
  })
  it('refuse the signed-out and roles without the permission', async () => {
    const { id } = (await create()).json()
    const pimpinan = await signInAs(test, instansiId, 'pimpinan')
    for (const args of [...routes(id), ...writes, ['GET', '/api/items'] as Parameters<Caller>]) {
      expect((await stranger(test)(...args)).statusCode).toBe(401)
      expect((await pimpinan(...args)).statusCode).toBe(403)
    }
    const asesor = await signInAs(test, instansiId, 'asesor')
    for (const args of writes) expect((await asesor(...args)).statusCode).toBe(403)
  })
})

describe('weightProblem', () => {
  const choice = (weights: Record<string, number>) => ({ type: 'choice', weights }) as const
  const options = ['A', 'B', 'C', 'D'].map((id) => ({ id, text: `Pilihan ${id}` }))
  const situation: ItemDraft = {
    ...DRAFT,
    kind: 'situational-judgement',
    content: { ...DRAFT.content, interaction: { type: 'choice', options } },
    scoring: choice({ A: 0, B: 3, C: 1, D: 2 }),
    parameters: { model: 'GPCM', a: 1, b: [-1, 0, 1], provisional: true },
  }
  it('accepts one key, and four graded options with one best', () => {
    expect([weightProblem(DRAFT), weightProblem(situation)]).toEqual([null, null])
  })
  it.each([
    ['two keys', { ...DRAFT, scoring: choice({ A: 1, B: 1, C: 0 }) }],
    ['no key', { ...DRAFT, scoring: choice({ A: 0, B: 0, C: 0 }) }],
    ['an option without a weight', { ...DRAFT, scoring: choice({ A: 0, B: 1 }) }],
    [
      'the same text twice',
      {
        ...DRAFT,
        content: {
          ...DRAFT.content,
          interaction: { type: 'choice', options: options.map((o) => ({ ...o, text: 'x' })) },
        },
      },
    ],
    ['two best options', { ...situation, scoring: choice({ A: 0, B: 3, C: 3, D: 1 }) }],
    [
      'three options for a situation',
      {
        ...situation,
        content: { ...situation.content, interaction: { type: 'choice', options: options.slice(0, 3) } },
        scoring: choice({ A: 0, B: 3, C: 1 }),
      },
    ],
    ['thresholds that do not fit the weights', { ...situation, scoring: choice({ A: 0, B: 2, C: 1, D: 1 }) }],
  ])('refuses %s', (_name, draft) => {
    expect(weightProblem(draft as ItemDraft)).not.toBeNull()
  })
})
