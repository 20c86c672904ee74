import type { getRaterReport, ResponseOf, Washup } from '@petakom/contract'
import { createRandom } from '@petakom/psychometrics'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { endOfJob } from '../../testing/jobs.ts'
import { createInstansiWith, createTestApp, signInAs, stranger, type TestApp } from '../../testing/test-app.ts'
import { anotherChief, createWashupCentre, newAssessor, type WashupCentre } from '../../testing/washup-centre.ts'
import { recomputeReports } from './recompute-reports.ts'

let test: TestApp
let centre: WashupCentre
beforeAll(async () => {
  test = await createTestApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  test.now.value = new Date('2025-09-30T01:00:00Z')
  centre = await createWashupCentre(test, { people: 12 })
})

const url = () => `/api/centres/${centre.centreId}/rater-report`
const read = async (call = centre.chief.call) => (await call('GET', url())).json<ResponseOf<typeof getRaterReport>>()
const compute = async (call = centre.chief.call) => {
  const job = (await call('POST', url(), {})).json()
  return endOfJob(call, job.id)
}
/** Assessor 2 a level below assessor 1 throughout. */
async function rateAll() {
  const random = createRandom(7)
  for (const [candidate] of centre.candidates.entries()) {
    const ability = 3 + 1.2 * random.normal()
    await centre.lockAll(candidate, (rater) =>
      Math.min(5, Math.max(0, Math.round(ability + 0.6 * random.normal() - (rater === 1 ? 1 : 0)))),
    )
  }
}

describe('the rater report', () => {
  it('is computed as a job, finds the severe rater, and corrects the wash-up beside it', async () => {
    expect(await read()).toMatchObject({ report: null, made: null, ratings: 0, mayRun: true })
    await rateAll()
    expect(await compute()).toMatchObject({ state: 'done', result: { ratings: 144, raters: 2 } })
    const { report, made, isStale, raters } = await read()
    expect(made).toMatchObject({ by: 'Ketua Asesor', ratings: 144 })
    expect(isStale).toBe(false)
    expect(raters.map(({ name }) => name)).toEqual(['Asesor 1', 'Asesor 2'])
    const line = (index: number) => report!.raters.find(({ rater }) => rater === centre.assessors[index]!.id)!
    expect(line(1).points!).toBeGreaterThan(0.25)
    expect(line(0).points!).toBeLessThan(-0.25)
    expect(line(1).findings.map(({ code }) => code)).toContain('RATER_SEVERE')
    expect(report!.agreement).toHaveLength(2)
    expect(report!.studies[0]).toMatchObject({ competency: null, persons: 12 })

    const opened = await centre.assessors[0]!.call('POST', `/api/centres/${centre.centreId}/washups`, {
      participantId: centre.candidates[0]!.id,
      reason: null,
    })
    const washup = (await centre.chief.call('GET', `/api/washups/${opened.json().id}`)).json<Washup>()
    expect(washup.report).toMatchObject({ ratings: 144 })
    for (const { mechanical } of washup.competencies) {
      expect(mechanical.uncorrectedRaters).toBe(0)
      expect(mechanical.standardError!).toBeGreaterThan(0.1)
    }
    await centre.lock({ rater: 2, candidate: 0, competency: 'M.01', level: 3 })
    expect(await read()).toMatchObject({ isStale: true, ratings: 145 })
    const trail = await test.owner(
      "select actor_name from audit_entry where instansi_id = $1 and action = 'rater-report.computed'",
      [centre.instansiId],
    )
    expect(trail.rows).toEqual([{ actor_name: 'Ketua Asesor' }])
  })

  it('says how well it found severities that were set beforehand, where raters are simulated', async () => {
    await rateAll()
    await compute()
    const recovery = async () =>
      (await centre.exam.call('GET', `/api/centres/${centre.centreId}/severity-recovery`)).json()
    expect(await recovery()).toEqual({ correlation: null, error: null, within: 0, rows: [] })
    for (const [index, severity] of [0, 1].entries())
      await test.owner('insert into simulated_assessor values ($1, $2, $3)', [
        ...[centre.instansiId, centre.assessors[index]!.id, severity],
      ])
    const { correlation, error, rows } = await recovery()
    expect(correlation).toBeCloseTo(1, 6)
    expect(error).toBeLessThan(0.25)
    expect(rows).toMatchObject([
      { name: 'Asesor 1', known: -0.5 },
      { name: 'Asesor 2', known: 0.5 },
    ])
    const assessor = await centre.assessors[0]!.call('GET', `/api/centres/${centre.centreId}/severity-recovery`)
    expect(assessor.statusCode).toBe(403)
  })

  it('is rebuilt to the last bit while its ratings are the same, and a touched one is named', async () => {
    await rateAll()
    await compute()
    const check = () => recomputeReports(test.database, centre.instansiId)
    expect(await check()).toEqual({ reports: 1, notComparable: 0, first: null })
    await test.owner(
      `update rater_report set content = jsonb_set(content, '{correction,unknownSeverity}', '0.5') where instansi_id = $1`,
      [centre.instansiId],
    )
    expect((await check()).first).toMatchObject({ field: 'correction' })
    await centre.lock({ rater: 2, candidate: 0, competency: 'M.01', level: 3 })
    expect(await check()).toEqual({ reports: 0, notComparable: 1, first: null })
  })

  it('counts a late rating only when the chief let it in', async () => {
    await centre.lockAll(0, () => 3)
    const { id } = (
      await centre.assessors[0]!.call('POST', `/api/centres/${centre.centreId}/washups`, {
        participantId: centre.candidates[0]!.id,
        reason: null,
      })
    ).json()
    const ratingId = await centre.lock({ rater: 2, candidate: 0, competency: 'M.01', level: 1, isLate: true })
    expect((await read()).ratings).toBe(12)
    const body = { ratingId, counts: true, reason: 'Catatannya lengkap.' }
    await (await anotherChief(test, centre)).call('POST', `/api/washups/${id}/late`, body)
    expect((await read()).ratings).toBe(13)
  })

  it('shows an assessor their own line alone, and lets them start nothing', async () => {
    await rateAll()
    await compute(centre.exam.call)
    const own = centre.assessors[0]!
    const seen = await read(own.call)
    expect(seen).toMatchObject({ isOwnOnly: true, mayRun: false, report: { agreement: [], plan: [], cells: [] } })
    expect(seen.report!.raters.map(({ rater }) => rater)).toEqual([own.id])
    expect(JSON.stringify(seen)).not.toContain(centre.assessors[1]!.id)
    expect((await own.call('POST', url(), {})).json().code).toBe('RATER_REPORT_CHIEF')
  })

  it('refuses other instansi, other roles, outsiders and strangers', async () => {
    const outsider = await newAssessor(test, centre.instansiId, 'Asesor Luar')
    const foreign = (await createInstansiWith(test, 'administrator')).call
    for (const method of ['GET', 'POST'] as const) {
      const body = method === 'POST' ? {} : undefined
      expect((await stranger(test)(method, url(), body)).statusCode).toBe(401)
      expect((await foreign(method, url(), body)).statusCode).toBe(404)
      expect((await outsider.call(method, url(), body)).json().code).toBe('RATER_REPORT_NOT_YOURS')
      const talent = await signInAs(test, centre.instansiId, 'pengelola-talenta')
      expect((await talent(method, url(), body)).statusCode).toBe(403)
    }
    const auditor = await signInAs(test, centre.instansiId, 'auditor')
    expect((await auditor('GET', url())).statusCode).toBe(200)
    expect((await auditor('POST', url(), {})).statusCode).toBe(403)
  })

  it('of a centre where all give one value says so, and of three ratings that they are few', async () => {
    await centre.lockAll(0, () => 3)
    await centre.lock({ rater: 2, candidate: 0, competency: 'M.01', level: 3 })
    await compute()
    const { report } = await read()
    expect(report!.general.map(({ code }) => code)).toEqual(['RATERS_ONE_SCORE'])
    expect(report!.correction).toMatchObject({ severities: [], problem: 'no-model' })
    expect(report!.raters.at(-1)!.findings.map(({ code }) => code)).toEqual(['RATER_FEW'])
  })
})
