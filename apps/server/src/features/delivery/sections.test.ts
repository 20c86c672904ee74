import type { Exam, SavedAnswers, StartedAttempt } from '@petakom/contract'
import type { Delivery } from '@petakom/domain'
import { createRandom } from '@petakom/psychometrics'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ExamFixture } from '../../testing/exam-fixture.ts'
import { endOfJob } from '../../testing/jobs.ts'
import { createSection } from '../../testing/section-fixture.ts'
import { createTestApp, signInAs, type TestApp } from '../../testing/test-app.ts'
import { recompute } from '../results/recompute.ts'
import { scoreEvent } from '../results/score-event.ts'

const DEVICE = 'perangkat-satu'

let test: TestApp
beforeAll(async () => {
  test = await createTestApp()
})
afterAll(() => test.close())

async function begin(exam: ExamFixture, index: number) {
  const call = await exam.signIn(index)
  const attemptId = (await call('GET', '/api/exam')).json<Exam>().attempts[0]!.id
  const url = (action: string) => `/api/exam/attempts/${attemptId}/${action}`
  const started = (await call('POST', url('start'), { device: DEVICE })).json<StartedAttempt>()
  let seq = 0
  const save = (itemId: string, choice: string) => {
    seq += 1
    const entry = { seq, itemId, value: { choice }, clientTime: test.now.value.toISOString() }
    return call('POST', url('answers'), { device: DEVICE, entries: [entry] })
  }
  const next = (after: string, lastSeq = seq) => call('POST', url('next'), { device: DEVICE, lastSeq, after })
  const handIn = () => call('POST', url('hand-in'), { device: DEVICE, lastSeq: seq })
  return { call, attemptId, url, started, save, next, handIn }
}
const actor = (exam: ExamFixture) => ({ instansiId: exam.instansiId, id: null, name: 'uji' })
const thetaOf = async (exam: ExamFixture, index: number) => {
  const { rows } = await test.owner(
    `select theta, standard_error as error, items_served as served from result_score
      where instansi_id = $1 and participant_id = $2 and scale = 'M.03'`,
    [exam.instansiId, exam.participants[index]!.id],
  )
  return rows[0] as { theta: number; error: number; served: number }
}

describe('a section without a way back', () => {
  it('keeps an answer to an item that was passed, marked for a person, and counts it not', async () => {
    const { exam } = await createSection(
      test,
      { mode: 'forward', blueprint: null, adaptive: null },
      { people: 1, items: 5 },
    )
    const { started, save, handIn } = await begin(exam, 0)
    expect(started.mode).toBe('forward')
    const ids = started.items.map(({ id }) => id)
    await save(ids[0]!, 'B')
    await save(ids[0]!, 'A')
    await save(ids[2]!, 'B')
    const back = (await save(ids[0]!, 'B')).json<SavedAnswers>()
    expect(back.late).toEqual([4])
    expect((await save(ids[1]!, 'B')).json<SavedAnswers>().late).toEqual([5])
    expect((await save(ids[4]!, 'B')).json<SavedAnswers>().late).toEqual([])
    const { answered } = (await handIn()).json()
    expect(answered).toBe(3)
    await scoreEvent(test.database, actor(exam), exam.eventId)
    const { rows } = await test.owner(
      `select value ->> 'choice' as choice, is_late as late from answer where instansi_id = $1 order by seq`,
      [exam.instansiId],
    )
    expect(rows.map(({ choice, late }) => `${choice}${late ? '!' : ''}`)).toEqual(['B', 'A', 'B', 'B!', 'B!', 'B'])
  })

  it('closes an item that was passed without an answer on every device, once the next one was opened', async () => {
    const { exam } = await createSection(
      test,
      { mode: 'forward', blueprint: null, adaptive: null },
      { people: 1, items: 3 },
    )
    const { call, url, started } = await begin(exam, 0)
    const ids = started.items.map(({ id }) => id)
    const say = (device: string, seq: number, index: number, choice: string | null) =>
      call('POST', url('answers'), {
        device,
        entries: [{ seq, itemId: ids[index]!, value: { choice }, clientTime: test.now.value.toISOString() }],
      })
    expect((await say(DEVICE, 1, 1, null)).json().late).toEqual([])
    const other = { device: 'perangkat-dua', takeOver: true, pin: exam.participants[0]!.pin }
    const moved = (await call('POST', url('start'), other)).json<StartedAttempt>()
    expect(moved.reached).toBe(1)
    expect((await say('perangkat-dua', moved.seqFloor + 1, 0, 'B')).json().late).toEqual([moved.seqFloor + 1])
    expect((await say('perangkat-dua', moved.seqFloor + 2, 1, 'B')).json().late).toEqual([])
  })

  it('is not cheated by a batch in another order, nor by a reload', async () => {
    const { exam } = await createSection(
      test,
      { mode: 'forward', blueprint: null, adaptive: null },
      { people: 1, items: 4 },
    )
    const { call, url, started } = await begin(exam, 0)
    const entry = (seq: number, index: number) => ({
      ...{ seq, itemId: started.items[index]!.id, value: { choice: 'B' }, clientTime: test.now.value.toISOString() },
    })
    const save = (...entries: object[]) => call('POST', url('answers'), { device: DEVICE, entries })
    expect((await save(entry(2, 3), entry(1, 2))).json().late).toEqual([])
    expect((await save(entry(4, 1), entry(5, 3))).json().late).toEqual([4])
    const again = (await call('POST', url('start'), { device: DEVICE })).json<StartedAttempt>()
    expect(again).toMatchObject({ reached: 3, mode: 'forward' })
  })
})

describe('a section from a blueprint', () => {
  const blueprint = {
    seed: 5,
    cells: [
      { contentArea: 'angka', difficulty: null, items: 2 },
      { contentArea: 'teks', difficulty: 'hard' as const, items: 2 },
    ],
  }

  it('gives each person a form of their own that follows the blueprint, made before the start', async () => {
    const { exam, bank } = await createSection(
      test,
      { mode: 'free', blueprint, adaptive: null },
      { people: 6, items: 30 },
    )
    const forms = []
    for (let n = 0; n < 6; n += 1) forms.push((await begin(exam, n)).started.items.map(({ id }) => id))
    for (const form of forms) {
      const kinds = form.map((id) => `${bank.get(id)!.area}${bank.get(id)!.b >= 0.5 ? '+' : ''}`)
      expect(kinds.filter((kind) => kind.startsWith('angka'))).toHaveLength(2)
      expect(kinds.filter((kind) => kind === 'teks+')).toHaveLength(2)
    }
    expect(new Set(forms.map((form) => form.toSorted().join())).size).toBeGreaterThan(1)
  })

  it("refuses an answer to an item of somebody else's form, and scores the own items alone", async () => {
    const { exam } = await createSection(test, { mode: 'free', blueprint, adaptive: null }, { people: 2, items: 30 })
    const [one, other] = [await begin(exam, 0), await begin(exam, 1)]
    const own = new Set(one.started.items.map(({ id }) => id))
    const foreign = other.started.items.find(({ id }) => !own.has(id))!
    expect((await one.save(foreign.id, 'B')).json().code).toBe('ITEM_NOT_SERVED')
    for (const { id } of one.started.items) await other.call('GET', '/api/exam').then(() => one.save(id, 'B'))
    await scoreEvent(test.database, actor(exam), exam.eventId)
    expect((await thetaOf(exam, 0)).served).toBe(4)
    expect(await recompute(test.database, exam.instansiId)).toMatchObject({ first: null })
  })
})

describe('an adaptive section', () => {
  const adaptive = { minItems: 8, maxItems: 16, standardError: 0.4, best: 2 }
  const delivery: Delivery = { mode: 'adaptive', blueprint: null, adaptive }

  it('recovers the ability of people who sit it, each with items of their own, and is recomputed alike', async () => {
    const abilities = [-1.5, -0.75, 0, 0.75, 1.5]
    const { exam, bank } = await createSection(test, delivery, { people: 5, items: 60 })
    const random = createRandom(4)
    const lengths: number[] = []
    for (const [index, ability] of abilities.entries()) {
      const { started, save, next, handIn } = await begin(exam, index)
      expect(started).toMatchObject({ mode: 'adaptive', most: 16, items: [expect.anything()] })
      let item: { id: string } | null = started.items[0]!
      const served: string[] = []
      while (item) {
        served.push(item.id)
        const right = random.uniform() < 1 / (1 + Math.exp(-1.4 * (ability - bank.get(item.id)!.b)))
        await save(item.id, right ? 'B' : 'A')
        item = (await next(item.id)).json().item
      }
      expect(new Set(served).size).toBe(served.length)
      lengths.push(served.length)
      expect((await handIn()).json()).toMatchObject({ answered: served.length, items: served.length })
    }
    expect(Math.max(...lengths)).toBeLessThanOrEqual(16)
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(8)
    await scoreEvent(test.database, actor(exam), exam.eventId)
    for (const [index, ability] of abilities.entries()) {
      const { theta, error, served } = await thetaOf(exam, index)
      expect(served).toBe(lengths[index])
      expect(Math.abs(theta - ability)).toBeLessThan(3 * error)
    }
    expect(await recompute(test.database, exam.instansiId)).toMatchObject({ first: null })
  })

  it('says the next item again to a page that did not hear it, and never moves on twice', async () => {
    const { exam } = await createSection(test, delivery, { people: 1, items: 60 })
    const { started, save, next } = await begin(exam, 0)
    const first = started.items[0]!.id
    await save(first, 'B')
    const told = await Promise.all([next(first), next(first), next(first)])
    expect(new Set(told.map((reply) => reply.json().item.id)).size).toBe(1)
    const { rows } = await test.owner(
      `select count(*)::int as n from attempt_event where kind = 'served' and instansi_id = $1`,
      [exam.instansiId],
    )
    expect(rows[0].n).toBe(1)
  })

  it('closes what was served before, waits for answers on their way, and refuses who may not ask', async () => {
    const { exam } = await createSection(test, delivery, { people: 2, items: 60 })
    const { started, save, next, attemptId, call, url } = await begin(exam, 0)
    const first = started.items[0]!.id
    expect((await next(first, 3)).json().code).toBe('ANSWERS_MISSING')
    await save(first, 'B')
    const { item } = (await next(first)).json()
    expect((await save(first, 'A')).json<SavedAnswers>().late).toEqual([2])
    const unserved = (
      await test.owner('select item_id as id from exercise_item where instansi_id = $1', [exam.instansiId])
    ).rows
      .map(({ id }) => id as string)
      .find((id) => id !== first && id !== item.id)!
    expect((await save(unserved, 'B')).json().code).toBe('ITEM_NOT_SERVED')
    const other = await exam.signIn(1)
    const body = { device: DEVICE, lastSeq: 0, after: item.id }
    expect((await other('POST', url('next'), body)).statusCode).toBe(404)
    expect((await call('POST', url('next'), { ...body, device: 'perangkat-dua' })).json().code).toBe('ATTEMPT_MOVED')
    expect((await call('POST', url('next'), { ...body, theta: 3 })).statusCode).toBe(400)
    await test.owner('update attempt set paused_at = $2 where id = $1', [attemptId, test.now.value])
    expect((await next(item.id)).json().code).toBe('ATTEMPT_NOT_RUNNING')
  })
})

describe('items on trial and corrected keys', () => {
  const actorOf = async (exam: ExamFixture) => {
    const panitia = await signInAs(test, exam.instansiId, 'panitia')
    return { panitia, other: await signInAs(test, exam.instansiId, 'panitia') }
  }
  const adaptive = { minItems: 4, maxItems: 8, standardError: null, best: 2 }
  const cells = [{ contentArea: null, difficulty: null, items: 6 }]

  it.each<[string, Delivery, number]>([
    ['an adaptive section', { mode: 'adaptive', blueprint: null, adaptive }, 8],
    ['a section from a blueprint', { mode: 'free', blueprint: { cells, seed: 3 }, adaptive: null }, 6],
  ])(
    'go with %s: seeded unscored, rescored by a released correction, recomputed alike',
    async (_, delivery, scored) => {
      const { exam } = await createSection(test, delivery, { people: 3, items: 40 })
      const { panitia, other } = await actorOf(exam)
      const { rows: pilots } = await test.owner(
        `with v as (select content, scoring, parameters from item_version where instansi_id = $1 limit 1),
        i as (insert into item (instansi_id, code, theme, competency, level, kind, author, state, current_version)
          select $1, 'COBA-' || n, 'komunikasi', 'M.03', 2, 'single-choice', 'Uji', 'pilot', 1
          from generate_series(1, 3) as n returning *)
       insert into item_version (instansi_id, item_id, version, content, scoring, parameters, rationale, created_by)
       select $1, i.id, 1, v.content, v.scoring, v.parameters, 'Alasan uji', 'Uji' from i, v returning item_id as id`,
        [exam.instansiId],
      )
      const trial = new Set(pilots.map(({ id }) => id as string))
      const { id: exercise } = (await test.owner('select id from exercise where instansi_id = $1', [exam.instansiId]))
        .rows[0]
      const seedThem = () => panitia('PUT', `/api/exercises/${exercise}/pilots`, { itemIds: [...trial], perPerson: 2 })
      if (delivery.mode === 'adaptive') {
        // Nobody knows beforehand what an adaptive section gives: kin in it is refused.
        await test.owner(`update item set family = 'kerabat' where instansi_id = $1 and code in ('COBA-1', 'UJI-1')`, [
          exam.instansiId,
        ])
        expect((await seedThem()).json().code).toBe('PILOT_APART')
        await test.owner('update item set family = null where instansi_id = $1', [exam.instansiId])
      }
      expect((await seedThem()).json()).toMatchObject({ pilots: 3 })

      const met: string[][] = []
      for (let index = 0; index < 3; index += 1) {
        const { started, save, next, handIn } = await begin(exam, index)
        if (delivery.mode === 'adaptive') expect(started.most).toBe(scored + 2)
        const order = started.items.map(({ id }) => id)
        for (let at = 0; at < order.length; at += 1) {
          await save(order[at]!, (at + index) % 2 === 0 ? 'B' : 'A')
          if (delivery.mode !== 'adaptive') continue
          const { item } = (await next(order[at]!)).json()
          if (item) order.push(item.id)
        }
        expect(trial.has(order[0]!) && delivery.mode === 'adaptive').toBe(false)
        expect(order.filter((id) => trial.has(id))).toHaveLength(2)
        expect(order.filter((id) => !trial.has(id))).toHaveLength(scored)
        expect((await handIn()).statusCode).toBe(200)
        met.push(order)
      }
      await scoreEvent(test.database, actor(exam), exam.eventId)
      for (let index = 0; index < 3; index += 1) expect((await thetaOf(exam, index)).served).toBe(scored)
      expect(await recompute(test.database, exam.instansiId)).toMatchObject({ first: null })

      const before = await thetaOf(exam, 0)
      const wrong = met[0]!.find((id) => !trial.has(id))!
      const reason = 'Panel menemukan bahwa pilihan A yang benar.'
      const scoring = { type: 'choice', weights: { A: 1, B: 0, C: 0 } }
      const { id } = (
        await panitia('POST', `/api/items/${wrong}/key-corrections`, { kind: 'key', version: 1, scoring, reason })
      ).json()
      const effect = await other('POST', `/api/key-corrections/${id}/effect`, { eventId: exam.eventId })
      expect((await endOfJob(other, effect.json().id)).state).toBe('done')
      const { hash } = (await other('GET', `/api/key-corrections/${id}`)).json().events[0].effect
      const release = await other('POST', `/api/key-corrections/${id}/release`, { eventId: exam.eventId, reason, hash })
      expect(await endOfJob(other, release.json().id)).toMatchObject({ state: 'done' })
      const after = await thetaOf(exam, 0)
      // The first answer was B: right by the old key, wrong by the new one.
      expect(after.served).toBe(scored)
      expect(after.theta).toBeLessThan(before.theta)
      expect(await recompute(test.database, exam.instansiId)).toMatchObject({ first: null })
    },
  )
})

describe('the design', () => {
  it('refuses a blueprint that its items cannot fill, and adaptive settings that contradict themselves', async () => {
    const { exam } = await createSection(
      test,
      { mode: 'free', blueprint: null, adaptive: null },
      { people: 1, items: 6 },
    )
    await test.owner(`update event set state = 'draft' where id = $1`, [exam.eventId])
    const design = (delivery: object) =>
      exam.call('PUT', `/api/events/${exam.eventId}/design`, {
        exercises: [{ name: 'Bagian uji', durationMinutes: 30, targets: ['M.03'], itemCodes: [], delivery }],
      })
    const cells = ['angka', null, 'teks'].map((contentArea) => ({ contentArea, difficulty: null, items: 5 }))
    const unfilled = (await design({ mode: 'free', blueprint: { cells, seed: 1 }, adaptive: null })).json()
    expect(unfilled.code).toBe('BLUEPRINT_SHORT')
    // Every row that cannot be filled, not the first alone: three items of each area, and nothing is left for any area.
    expect(unfilled.details.rows.split('; ').length).toBeGreaterThan(1)
    const found = [...unfilled.details.rows.matchAll(/: (\d)\/5/g)].reduce((sum, [, count]) => sum + Number(count), 0)
    expect(found).toBeLessThanOrEqual(6)
    const short = { minItems: 4, maxItems: 9, standardError: null, best: 1 }
    expect((await design({ mode: 'adaptive', blueprint: null, adaptive: short })).json().code).toBe('ADAPTIVE_LENGTH')
    expect((await design({ mode: 'adaptive', blueprint: null, adaptive: null })).json().code).toBe('DELIVERY_MIXED')
    const area = (contentArea: string | null, percent: number) => ({ contentArea, percent })
    const six = { ...short, maxItems: 6 }
    for (const [more, code, told] of [
      [{ shares: [area('angka', 60), area('teks', 30)] }, 'ADAPTIVE_SHARES', /90%/],
      [{ shares: [area('angka', 50), area('angka', 50)] }, 'ADAPTIVE_SHARES', /sekali/],
      [{ shares: [area('angka', 100), area('teks', 0)] }, 'ADAPTIVE_SHORT', /angka: 2\/6; Σ: 2\/6/],
      [{ shares: [area('langit', 50), area('teks', 50)] }, 'ADAPTIVE_SHORT', /langit: 0\/3/],
      [{ mostExposure: 50 }, 'ADAPTIVE_SHORT', /Σ: 3\/6/],
    ] as const) {
      const refused = (await design({ mode: 'adaptive', blueprint: null, adaptive: { ...six, ...more } })).json()
      expect([refused.code, refused.message]).toEqual([code, expect.stringMatching(told)])
    }
    const bounded = {
      ...short,
      minItems: 2,
      maxItems: 2,
      mostExposure: 50,
      shares: [area('angka', 50), area('teks', 50)],
    }
    expect((await design({ mode: 'adaptive', blueprint: null, adaptive: bounded })).statusCode).toBe(200)
    const good = { mode: 'adaptive', blueprint: null, adaptive: { ...short, maxItems: 6 } }
    expect((await design(good)).statusCode).toBe(200)
    const { exercises } = (await exam.call('GET', `/api/events/${exam.eventId}`)).json()
    expect(exercises[0].delivery).toEqual(good)
  })
})
