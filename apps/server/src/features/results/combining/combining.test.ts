import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  type Caller,
  createInstansiWith,
  createTestApp,
  signInAs,
  stranger,
  type TestApp,
} from '../../../testing/test-app.ts'

const URL = '/api/combining-recipes'
let test: TestApp
let instansiId: string
let panitia: Caller
let administrator: Caller
beforeAll(async () => {
  test = await createTestApp()
  const made = await createInstansiWith(test, 'panitia')
  instansiId = made.instansiId
  panitia = made.call
  administrator = await signInAs(test, instansiId, 'administrator')
})
afterAll(() => test.close())

const RULES = {
  caps: { TEST: 0.4, SIMULATION: 0.5, RATING: 0.7 },
  needed: ['RATING'],
  largestError: 0.8,
  ratingSource: 'mechanical',
}
const proposal = async (change: object = {}) => ({
  validFrom: (await panitia('GET', URL)).json().earliest,
  ...{ rules: RULES, source: 'Rapat panitia 1', confidence: 'medium', reason: 'Tes terlalu banyak berbicara' },
  ...change,
})
const decide = (call: Caller, id: string, decision = 'approved') =>
  call('POST', `${URL}/${id}/decision`, { decision, reason: 'sudah ditelaah' })

it('shows the recipe that comes with Petakom, its source and how sure it is', async () => {
  expect((await panitia('GET', URL)).json()).toMatchObject({
    inForce: '2026-1',
    recipes: [{ version: '2026-1', confidence: 'low', rules: { caps: { TEST: 0.5 }, ratingSource: 'agreed' } }],
    proposals: [],
  })
})

it('becomes a recipe by another person’s word, and is in force from its day on', async () => {
  const { id } = (await panitia('POST', URL, await proposal())).json()
  expect((await panitia('GET', URL)).json()).toMatchObject({
    inForce: '2026-1',
    proposals: [{ isOwn: true, decision: null }],
  })
  expect((await decide(panitia, id)).statusCode).toBe(403)
  const { version } = (await decide(administrator, id)).json()
  expect((await decide(administrator, id)).json().code).toBe('COMBINING_DECIDED')
  const { recipes, proposals } = (await administrator('GET', URL)).json()
  expect(recipes[0]).toMatchObject({ version, rules: RULES, source: 'Rapat panitia 1', confidence: 'medium' })
  expect(proposals[0]).toMatchObject({ decision: 'approved', version, isOwn: false })
  const { rows } = await test.owner(
    `select action, reason from audit_entry where instansi_id = $1 and action like 'combining-recipe.%' order by at`,
    [instansiId],
  )
  expect(rows).toMatchObject([
    { action: 'combining-recipe.proposed', reason: 'Tes terlalu banyak berbicara' },
    { action: 'combining-recipe.approved', reason: 'sudah ditelaah' },
  ])
})

it('is not decided on by who proposed it, and may be rejected', async () => {
  const body = await proposal({ rules: { ...RULES, largestError: 0.7 } })
  const { id } = (await administrator('POST', URL, body)).json()
  expect((await decide(administrator, id)).json().code).toBe('COMBINING_OWN')
  const other = await signInAs(test, instansiId, 'administrator')
  expect((await decide(other, id, 'rejected')).json()).toEqual({ version: null })
})

it.each([
  ['a day that has come', { validFrom: '2020-01-01' }, 409, 'COMBINING_TOO_EARLY'],
  [
    'caps that cannot be kept',
    { rules: { ...RULES, caps: { TEST: 0.2, SIMULATION: 0.2, RATING: 0.2 } } },
    400,
    'COMBINING_CAPS',
  ],
  ['what is in force already', {}, 400, 'COMBINING_UNCHANGED'],
  ['a weight over one', { rules: { ...RULES, caps: { TEST: 2, SIMULATION: 0, RATING: 0 } } }, 400, 'INVALID_INPUT'],
])('refuses %s in a sentence, and changes nothing', async (_, change, status, code) => {
  const before = (await panitia('GET', URL)).json()
  const reply = await panitia('POST', URL, await proposal(change))
  expect([reply.statusCode, reply.json().code]).toEqual([status, code])
  expect((await panitia('GET', URL)).json()).toEqual(before)
})

it('is for those who may see settings, of this instansi', async () => {
  const pimpinan = await signInAs(test, instansiId, 'pimpinan')
  expect((await pimpinan('GET', URL)).statusCode).toBe(403)
  const auditor = await signInAs(test, instansiId, 'auditor')
  expect((await auditor('POST', URL, await proposal())).statusCode).toBe(403)
  expect((await stranger(test)('GET', URL)).statusCode).toBe(401)
  const { id } = (await panitia('POST', URL, await proposal({ rules: { ...RULES, largestError: 0.6 } }))).json()
  const foreign = await createInstansiWith(test, 'administrator')
  expect((await foreign.call('GET', URL)).json().proposals).toEqual([])
  expect((await decide(foreign.call, id)).statusCode).toBe(404)
})
