import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import type { getProposal, getSheetPost, ResponseOf } from '@petakom/contract'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  type PlannedRound,
  type ProposedRound,
  planRound,
  proposePlan,
  proposeRound,
} from '../../../testing/proposed-round.ts'
import { createTestApp, PASSWORD, signInAs, type TestApp } from '../../../testing/test-app.ts'
import { unzipText } from '../../../testing/unzip-text.ts'
import { recomputePlacement } from './recompute-placement.ts'

type View = ResponseOf<typeof getProposal>
type Post = ResponseOf<typeof getSheetPost>

let test: TestApp
let round: ProposedRound
beforeAll(async () => {
  test = await createTestApp()
})
afterAll(() => test.close())

const path = (more = '') => `/api/placement/proposals/${round.proposalId}${more}`
const view = async (): Promise<View> => (await round.head('GET', path())).json()
const look = async (index: number): Promise<Post> => (await round.head('GET', path(`/posts/${index}`))).json()
const say = (index: number, word: object) => round.head('POST', path(`/posts/${index}/decision`), word)
const follow = { word: 'follow', after: null }
const REASON = 'Menimbang kesinambungan program.'
const postNamed = ({ sheet }: View, name: string) => sheet.find((post) => post.name === name)!
/** The vacant head of an agency: the first post of the longest chain. */
const TOP = 'Kepala Dinas 1 KESEHATAN'

describe('a word on a post', () => {
  let planned: PlannedRound
  beforeAll(async () => {
    planned = await planRound(test)
  })
  beforeEach(async () => {
    round = await proposePlan(planned)
  })
  afterEach(() => round.manager('POST', path('/recall'), { reason: 'Untuk uji berikutnya.' }))

  it('follows the plan without a reason, and is in the trail', async () => {
    const { index, planned } = postNamed(await view(), TOP)
    expect((await say(index, follow)).statusCode).toBe(200)
    const { post } = await look(index)
    expect(post.decision).toMatchObject({ word: 'follow', official: { index: planned!.index }, price: null })
    const { rows } = await test.owner(
      `select after from audit_entry where instansi_id = $1 and action = 'placement.decided'`,
      [round.instansiId],
    )
    expect(rows[0].after).toMatchObject({ word: 'follow', pegawaiId: post.decision!.official!.pegawaiId })
  })

  it('departs with a reason at the price that was shown, and says what follows down the chain', async () => {
    const { index } = postNamed(await view(), TOP)
    const { candidates, consequences } = await look(index)
    const other = candidates.find(({ isPlanned }) => !isPlanned)!
    const word = { word: 'other', official: other.index, price: other.shortfall, after: null }
    expect((await say(index, word)).statusCode).toBe(400)
    expect((await say(index, { ...word, reason: REASON, price: 1 })).json().code).toBe('PRICE_DIFFERS')
    const told = { ...word, reason: REASON, considerations: 'Rekam jejak di lapangan.', heard: ['Sekda'] }
    expect((await say(index, told)).statusCode).toBe(200)
    const after = await view()
    expect(postNamed(after, TOP).decision).toMatchObject({ price: other.shortfall, reason: REASON, heard: ['Sekda'] })
    // Whom the plan meant to move up still holds the next seat of the chain.
    const next = after.sheet.find((post) => post.index === consequences[0]!.post)!
    expect(next.conflicts[0]).toMatchObject({ code: 'holder-stays', person: next.holder!.name })
    expect((await say(next.index, follow)).json().code).toBe('HOLDER_STAYS')
    expect(after.figures.decidedFit).not.toBe(after.figures.plannedFit)
  })

  it('asks for a word on the seat that a chosen candidate leaves', async () => {
    const first = await view()
    const seats = new Set(first.sheet.map((post) => post.index))
    for (const { index } of first.sheet) {
      const { candidates } = await look(index)
      const other = candidates.find((one) => one.from?.seat != null && !seats.has(one.from.seat))
      if (!other) continue
      const word = { word: 'other', official: other.index, price: other.shortfall, reason: REASON, after: null }
      expect((await say(index, word)).statusCode).toBe(200)
      const left = (await view()).sheet.find((post) => post.index === other.from!.seat)!
      expect(left).toMatchObject({ role: 'departed', planned: { index: other.index } })
      expect((await say(left.index, follow)).json().code).toBe('CHOSEN_ELSEWHERE')
      expect((await say(left.index, { word: 'postpone', reason: REASON, after: null })).statusCode).toBe(200)
      return
    }
    // Everybody on a round of this size moves: then there is no such seat, and nothing to show.
    expect(first.sheet.length).toBeGreaterThan(15)
  })

  it('is refused for somebody chosen elsewhere, with who and where', async () => {
    const { sheet } = await view()
    for (const { index } of sheet) {
      const { candidates } = await look(index)
      const wanted = candidates.find(({ isPlanned, plannedIn }) => !isPlanned && plannedIn)
      if (!wanted?.plannedIn) continue
      await say(wanted.plannedIn.post, follow)
      const word = { word: 'other', official: wanted.index, price: wanted.shortfall, reason: REASON, after: null }
      const refused = (await say(index, word)).json()
      expect(refused.code).toBe('CHOSEN_ELSEWHERE')
      expect(refused.message).toContain(wanted.name)
      expect((await look(index)).candidates.find((one) => one.index === wanted.index)!.takenBy).not.toBeNull()
      return
    }
    throw new Error('nobody is wanted twice')
  })

  it('empties a post at its price, and takes nobody who is not shown', async () => {
    const { index } = postNamed(await view(), TOP)
    const { emptyPrice } = await look(index)
    expect(emptyPrice).toBeGreaterThan(0)
    expect((await say(index, { word: 'other', official: 60, price: 0, reason: REASON, after: null })).json().code).toBe(
      'NOT_A_CANDIDATE',
    )
    expect((await say(index, { word: 'empty', price: 0, reason: REASON, after: null })).json().code).toBe(
      'PRICE_DIFFERS',
    )
    expect((await say(index, { word: 'empty', price: emptyPrice, reason: REASON, after: null })).statusCode).toBe(200)
  })

  it('replaces the one before and keeps it; one given on an old page is refused', async () => {
    const { index } = postNamed(await view(), TOP)
    const { id } = (await say(index, follow)).json()
    const { emptyPrice } = await look(index)
    const word = { word: 'empty', price: emptyPrice, reason: REASON }
    expect((await say(index, { ...word, after: null })).json().code).toBe('WORD_CHANGED')
    expect((await say(index, { ...word, after: id })).statusCode).toBe(200)
    expect(await look(index)).toMatchObject({
      earlier: [{ id, word: 'follow' }],
      post: { decision: { word: 'empty' } },
    })
  })

  it('is given once when it is given twice at the same moment', async () => {
    const { index } = postNamed(await view(), TOP)
    const replies = await Promise.all([say(index, follow), say(index, follow), say(index, follow)])
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409])
  })
})

describe("today's records", () => {
  beforeEach(async () => {
    round = await proposeRound(test)
  })

  it('refuse whom a hard rule bars by now, with the rule', async () => {
    const { index } = postNamed(await view(), TOP)
    const { candidates } = await look(index)
    const planned = candidates.find(({ isPlanned }) => isPlanned)!
    await test.owner(
      `insert into pegawai_discipline (instansi_id, pegawai_id, severity, served_during, decree, recorded_by)
       values ($1, $2, 'BERAT', '[2025-06-01,2026-06-01)', 'SK-BARU', 'uji')`,
      [round.instansiId, planned.pegawaiId],
    )
    const refused = (await say(index, follow)).json()
    expect(refused.code).toBe('RULE_NO_LONGER_HOLDS')
    expect(refused.message).toContain(planned.name)
    const { sheet } = await view()
    const all = (await round.head('POST', path('/decide-as-planned'), { posts: sheet.length })).json()
    expect(all.skipped.map(({ error }: { error: { code: string } }) => error.code)).toEqual(['RULE_NO_LONGER_HOLDS'])
    expect(all.decided).toBe(sheet.length - 1)
  })

  it('refuse whoever has changed posts, and a post that is gone', async () => {
    const seen = await view()
    const top = postNamed(seen, TOP)
    const { candidates } = await look(top.index)
    const planned = candidates.find(({ isPlanned }) => isPlanned)!
    const staff = round.city.posts.get('Kepala Seksi 2 KEUANGAN')!
    await test.owner(`update jabatan set seats = 2 where id = $1`, [staff])
    await test.owner(`update pegawai_jabatan set jabatan_id = $1 where pegawai_id = $2`, [staff, planned.pegawaiId])
    expect((await say(top.index, follow)).json().code).toBe('PERSON_MOVED')
    const other = seen.sheet.find((post) => post.role === 'filled' && post.holder === null && post.index !== top.index)!
    await test.owner(`update jabatan set kind = 'PELAKSANA' where id = $1`, [other.jabatanId])
    const gone = (await say(other.index, follow)).json()
    expect(gone).toMatchObject({ code: 'POST_GONE', details: { post: other.name } })
  })
})

describe('the signature', () => {
  beforeAll(async () => {
    round = await proposeRound(test)
  })
  const sign = async (more = {}) =>
    round.head('POST', path('/sign'), { password: PASSWORD, sheetHash: (await view()).sheetHash, ...more })
  const seats = async () =>
    (
      await test.owner(
        `select md5(string_agg(h::text, '|' order by h::text)) from pegawai_jabatan as h where instansi_id = $1`,
        [round.instansiId],
      )
    ).rows
  let archive: { hash: string; code: string }

  it('waits for every word, and for words that stand together', async () => {
    expect((await sign()).json().code).toBe('WORDS_MISSING')
    const { sheet } = await view()
    expect((await round.head('POST', path('/decide-as-planned'), { posts: 1 })).json().code).toBe('COUNT_DIFFERS')
    const all = await round.head('POST', path('/decide-as-planned'), { posts: sheet.length })
    expect(all.json()).toEqual({ decided: sheet.length, skipped: [] })
    const { index } = postNamed(await view(), TOP)
    const after = (await look(index)).post.decision!.id
    expect((await say(index, { word: 'postpone', reason: REASON, after })).statusCode).toBe(200)
    expect((await sign()).json().code).toBe('WORDS_CLASH')
    const again = (await look(index)).post.decision!.id
    expect((await say(index, { ...follow, after: again })).statusCode).toBe(200)
  })

  it('prints a nota and a workbook in which no name is a formula', async () => {
    const { index } = postNamed(await view(), TOP)
    const after = (await look(index)).post.decision!.id
    const considerations = '=HYPERLINK("http://jahat","klik")'
    await say(index, { ...follow, considerations, after })
    const nota = await round.head('GET', path('/nota.pdf'))
    expect([nota.statusCode, nota.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
    expect(nota.rawPayload.toString('latin1')).toContain('/StructTreeRoot')
    const book = await round.head('GET', path('/usulan.xlsx'))
    expect(book.statusCode).toBe(200)
    expect(await unzipText(book.rawPayload, /worksheets\/sheet\d\.xml$/)).not.toContain('<f>')
    expect(await unzipText(book.rawPayload, /sharedStrings\.xml$/)).toContain('=HYPERLINK(')
    const names = await unzipText(book.rawPayload, /workbook\.xml$/)
    for (const name of ['Usulan', 'Alasan per orang', 'Rantai', 'Jabatan kosong', 'Ketentuan', 'Keadilan'])
      expect(names).toContain(name)
    expect((await round.head('GET', path('/arsip.json'))).json().code).toBe('NOT_ARCHIVED')
  })

  it('wants the password once more, and waits after ten wrong ones', async () => {
    const other = await signInAs(test, round.instansiId, 'pimpinan')
    const { sheetHash } = await view()
    const wrong = () => other('POST', path('/sign'), { password: 'bukan kata sandinya', sheetHash })
    expect((await wrong()).json().code).toBe('WRONG_PASSWORD')
    for (let i = 0; i < 9; i += 1) await wrong()
    expect((await other('POST', path('/sign'), { password: PASSWORD, sheetHash })).json().code).toBe('TOO_MANY_TRIES')
    expect((await sign({ sheetHash: 'a'.repeat(64) })).json().code).toBe('SHEET_DIFFERS')
    expect((await round.manager('POST', path('/sign'), { password: PASSWORD, sheetHash })).statusCode).toBe(403)
  })

  it('archives all of it under a hash, moves nobody, and can be verified', async () => {
    const before = await seats()
    archive = (await sign()).json()
    expect(await seats()).toEqual(before)
    expect((await sign()).json().code).toBe('PROPOSAL_SIGNED')
    expect((await round.manager('GET', `/api/placement/rounds/${round.roundId}`)).json().state).toBe('archived')
    const file = await round.head('GET', path('/arsip.json'))
    const text = gunzipSync(file.rawPayload)
    expect(createHash('sha256').update(text).digest('hex')).toBe(archive.hash)
    const content = JSON.parse(text.toString('utf8'))
    const parts = [
      'constraints',
      'decisions',
      'outcome',
      'pairsHash',
      'plan',
      'proposal',
      'sheet',
      'signature',
      'snapshot',
    ]
    expect(Object.keys(content)).toEqual(expect.arrayContaining(parts))
    expect(content.plan.certificate.length).toBeGreaterThan(0)
    const auditor = await signInAs(test, round.instansiId, 'auditor')
    expect((await auditor('POST', path('/recheck'))).json().isIntact).toBe(true)
    expect(await recomputePlacement(test.database, round.instansiId)).toEqual({
      plans: 1,
      proposals: 1,
      archives: 1,
      first: null,
    })
    const known = (await auditor('GET', `/api/verify-note/${archive.code}`)).json()
    expect(known).toMatchObject({ outcome: 'genuine', hash: archive.hash, round: 'Putaran uji' })
    expect((await auditor('GET', '/api/verify-note/NOTA-0000000000')).json()).toEqual({ outcome: 'unknown' })
  })

  it('leaves rows that the server itself cannot change or remove', async () => {
    for (const table of ['placement_decision', 'placement_archive', 'placement_proposal']) {
      for (const text of [`delete from ${table}`, `update ${table} set instansi_id = instansi_id`]) {
        const role = `set local role petakom_app; set local app.instansi = '${round.instansiId}'`
        await expect(test.owner(`begin; ${role}; ${text}; commit`), text).rejects.toThrow(/permission denied/)
        await test.owner('rollback')
      }
    }
  })

  it('names the first difference where somebody touched what is stored', async () => {
    await test.owner(
      `update placement_decision set reason = 'diubah diam-diam' where proposal_id = $1 and id = (
        select id from placement_decision where proposal_id = $1 order by decided_at, post_index, turn limit 1)`,
      [round.proposalId],
    )
    const { isIntact, checks } = (await round.head('POST', path('/recheck'))).json()
    expect(isIntact).toBe(false)
    const first = checks.find(({ isHeld }: { isHeld: boolean }) => !isHeld)
    expect(first).toMatchObject({ code: 'archive-decisions', detail: expect.stringContaining('keputusan ke-1') })
    expect((await recomputePlacement(test.database, round.instansiId)).first).toMatchObject({
      round: 'Putaran uji',
      check: 'archive-decisions',
    })
    await test.owner(`update placement_plan set must_fill = '{}' where id = $1`, [round.planId])
    expect((await recomputePlacement(test.database, round.instansiId)).first).not.toBeNull()
  })
})
