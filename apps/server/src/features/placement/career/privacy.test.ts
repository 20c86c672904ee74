import type { getProposal, ResponseOf, WhyNot } from '@petakom/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ProposedRound, proposeRound } from '../../../testing/proposed-round.ts'
import {
  type Caller,
  createInstansiWith,
  createTestApp,
  PASSWORD,
  stranger,
  type TestApp,
} from '../../../testing/test-app.ts'
import { createAccount } from '../../identity/accounts.ts'

interface Member {
  readonly index: number
  readonly name: string
  readonly nip: string
  readonly pegawaiId: string
}

let test: TestApp
let round: ProposedRound
let members: Member[]
let posts: number[]
let before: { rounds: unknown; status: number[] }
const cookies = new Map<string, Caller>()

async function signInAs({ nip, name }: Pick<Member, 'nip' | 'name'>, instansiId = round.instansiId): Promise<Caller> {
  const known = cookies.get(nip)
  if (known) return known
  const account = { nip, name, password: PASSWORD, roles: ['pegawai'] as const }
  await test.database.tenant(instansiId, (db) => createAccount(db, { instansiId, id: null, name: 'uji' }, account))
  const reply = await stranger(test)('POST', '/api/session', { nip, password: PASSWORD })
  const call = stranger(test, reply.cookies.map((one) => `${one.name}=${one.value}`).join('; '))
  cookies.set(nip, call)
  return call
}
const urls = (roundId: string, post = 0) => [
  `/api/career/round-posts?roundId=${roundId}`,
  `/api/career/why-not?roundId=${roundId}&post=${post}`,
]

beforeAll(async () => {
  test = await createTestApp()
  round = await proposeRound(test)
  const rows = await test.owner(
    `select o.index, p.name, p.nip, p.id as "pegawaiId" from placement_official as o
     join pegawai as p on p.id = o.pegawai_id where o.instansi_id = $1 order by o.index`,
    [round.instansiId],
  )
  members = rows.rows
  posts = (
    await test.owner('select index from placement_post where instansi_id = $1 order by 1', [round.instansiId])
  ).rows.map(({ index }) => index)
  const call = await signInAs(members[0]!)
  before = {
    rounds: (await call('GET', '/api/career/rounds')).json(),
    status: await Promise.all(urls(round.roundId).map(async (url) => (await call('GET', url)).statusCode)),
  }
  const path = `/api/placement/proposals/${round.proposalId}`
  const { sheet } = (await round.head('GET', path)).json() as ResponseOf<typeof getProposal>
  const decided = await round.head('POST', `${path}/decide-as-planned`, { posts: sheet.length })
  if (decided.statusCode !== 200) throw new Error(decided.body)
  const { sheetHash } = (await round.head('GET', path)).json()
  const signed = await round.head('POST', `${path}/sign`, { password: PASSWORD, sheetHash })
  if (signed.statusCode !== 200) throw new Error(signed.body)
  // A reason as careless as one can be: it names who got the post, with number and score.
  const [row] = (
    await test.owner(
      `select id, official_index as index, fit from placement_decision
       where instansi_id = $1 and official_index is not null order by post_index desc limit 1`,
      [round.instansiId],
    )
  ).rows
  const named = members.find(({ index }) => index === row.index)!
  const score = (row.fit / 100).toFixed(2).replace('.', ',')
  await test.owner('update placement_decision set reason = $2 where id = $1', [
    row.id,
    `${named.name} (${named.nip}) bernilai ${score}; ditunda dahulu.`,
  ])
}, 60_000)
afterAll(() => test.close())

describe('a round', () => {
  it('shows nothing of itself before it is archived', () => {
    expect(before).toEqual({ rounds: [], status: [404, 404] })
  })

  it('never names another person, whoever asks about whichever post', async () => {
    const causes = new Set<string>()
    const askers = members.filter((_, at) => at % 6 === 0)
    for (const member of askers) {
      const call = await signInAs(member)
      const others = members.filter(({ index }) => index !== member.index)
      const replies = [
        await call('GET', '/api/career/rounds'),
        await call('GET', urls(round.roundId)[0]!),
        ...(await Promise.all(posts.map((post) => call('GET', urls(round.roundId, post)[1]!)))),
      ]
      for (const reply of replies) {
        expect(reply.statusCode, reply.body).toBe(200)
        const told = others.filter((one) =>
          [one.name, one.nip, one.pegawaiId].some((text) => reply.body.includes(text)),
        )
        expect(told).toEqual([])
        if ('cause' in reply.json()) causes.add(reply.json().cause)
      }
    }
    expect(causes.size).toBeGreaterThan(2)
  }, 60_000)

  it("gives no score of anybody else for the post: only the asker's own total is in the reply", async () => {
    const scores = new Map<number, WhyNot['fit']>()
    const [first, second] = members.filter(({ index }) => index !== members[0]!.index)
    for (const member of [first!, second!]) {
      const call = await signInAs(member)
      for (const post of posts.slice(0, 6)) {
        const mine = (await call('GET', urls(round.roundId, post)[1]!)).json() as WhyNot
        const { rows } = await test.owner('select name from placement_post where instansi_id = $1 and index = $2', [
          round.instansiId,
          post,
        ])
        expect(mine.post.name).toBe(rows[0].name)
        const explained = (
          await round.manager(
            'GET',
            `/api/placement/plans/${round.planId}/explain?official=${member.index}&post=${post}`,
          )
        ).json()
        expect(mine.fit?.total).toBe(explained.fit?.total)
        if (explained.chosen && explained.chosen.index !== member.index && explained.chosen.fit !== mine.fit?.total) {
          expect(JSON.stringify({ ...mine, shortfall: null })).not.toContain(`:${explained.chosen.fit},`)
          scores.set(post, mine.fit)
        }
      }
    }
    expect(scores.size).toBeGreaterThan(0)
  })

  it('quotes the reason of a departure with the person, the NIP and the score taken out', async () => {
    const { rows } = await test.owner(
      "select post_index as post, reason from placement_decision where instansi_id = $1 and reason like '%ditunda%'",
      [round.instansiId],
    )
    const asker = members.find(({ name }) => !rows[0].reason.includes(name))!
    const call = await signInAs(asker)
    const { reason } = (await call('GET', urls(round.roundId, rows[0].post)[1]!)).json()
    expect(reason).toMatch(/ditunda dahulu\.$/)
    expect(reason).toContain('[...]')
    // Neither the score (two decimals) nor the NIP; a numeral in a made-up name is neither.
    expect(reason).not.toMatch(/\d{2}|\d[.,]\d/)
    for (const { name } of members) expect(reason).not.toContain(name)
  })

  it('is not found by an official of another instansi, nor by whoever is not in its data', async () => {
    const elsewhere = await createInstansiWith(test, 'administrator')
    const nip = '198203032006031077'
    for (const instansiId of [elsewhere.instansiId, round.instansiId]) {
      await test.owner(
        `insert into pegawai (instansi_id, nip, name, birth_date, sex, status)
         values ($1, $2, 'Orang Baru', '1982-03-03', 'L', 'PNS')`,
        [instansiId, instansiId === round.instansiId ? '198203032006031078' : nip],
      )
    }
    const foreign = await signInAs({ nip, name: 'Orang Baru' }, elsewhere.instansiId)
    const newcomer = await signInAs({ nip: '198203032006031078', name: 'Orang Baru' })
    for (const call of [foreign, newcomer]) {
      for (const url of urls(round.roundId)) expect((await call('GET', url)).statusCode).toBe(404)
    }
    expect((await stranger(test)('GET', urls(round.roundId)[1]!)).statusCode).toBe(401)
  })
})
