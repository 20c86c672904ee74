import { randomUUID } from 'node:crypto'
import type { Exam, StartedAttempt } from '@petakom/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createExam, type ExamFixture } from '../../../testing/exam-fixture.ts'
import { JPEG, mp3Of, pngOf } from '../../../testing/media-files.ts'
import { multipartFile } from '../../../testing/roster-file.ts'
import {
  type Caller,
  createInstansiWith,
  createTestApp,
  signInAs,
  stranger,
  type TestApp,
} from '../../../testing/test-app.ts'

let test: TestApp
beforeAll(async () => {
  test = await createTestApp()
})
afterAll(() => test.close())

function upload(call: Caller, name: string, bytes: Buffer) {
  const { payload, contentType } = multipartFile(name, bytes)
  return call('POST', '/api/media', payload, { 'content-type': contentType })
}
const shade = (grey: number) => pngOf(8, 8, { grey })

const DRAFT = {
  code: 'GAMBAR-1',
  theme: 'komunikasi',
  competency: 'M.03',
  level: 2,
  potentialAspect: null,
  kind: 'short-text',
  content: { stimulus: null, stem: 'Apa judul gambar di atas?', interaction: { type: 'short-text', most: 40 } },
  scoring: { type: 'short-text', accepted: [{ text: 'Alur', points: 1 }], caseSensitive: false },
  rationale: 'Judulnya tertulis di kepala gambar.',
  parameters: { model: '2PL', a: 1, b: [0], provisional: true },
} as const
const withFigure = (mediaId: string, code = 'GAMBAR-1', kind = 'figure') => ({
  ...DRAFT,
  code,
  content: {
    ...DRAFT.content,
    stimulus:
      kind === 'figure'
        ? { kind, mediaId, alt: 'Bagan alur', caption: null }
        : { kind, mediaId, transcript: 'Naskah rekaman', mostPlays: 2 },
  },
})

describe('media of the bank', () => {
  let call: Caller
  let instansiId: string
  beforeAll(async () => {
    ;({ call, instansiId } = await createInstansiWith(test, 'panitia'))
  })

  it('are kept once, named as they can be shown, and come back as they were checked', async () => {
    const script = '..\\folder/<script>alert(1)</script>\u202egnp.exe\u0007.png'
    const first = await upload(call, script, shade(1))
    expect(first.json()).toMatchObject({
      kind: 'picture',
      contentType: 'image/png',
      // A path keeps its last part alone, without what turns the reading round.
      fileName: 'script>gnp.exe.png',
      width: 8,
      usedBy: [],
    })
    const again = await upload(call, 'lain.png', shade(1))
    expect(again.json().id).toBe(first.json().id)
    const shown = await call('GET', `/api/media/${first.json().id}`)
    expect(shown.rawPayload.equals(shade(1))).toBe(true)
    expect(shown.headers).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    })
    const { rows } = await test.owner(
      "select action from audit_entry where instansi_id = $1 and subject_type = 'media'",
      [instansiId],
    )
    expect(rows).toEqual([{ action: 'media.kept' }])
  })

  it('go by their bytes, whatever the name claims', async () => {
    const reply = await upload(call, 'catatan.pdf', JPEG)
    expect(reply.json()).toMatchObject({ contentType: 'image/jpeg', fileName: 'catatan.pdf' })
    const page = await upload(call, 'gambar.png', Buffer.from('<html><script>1</script>'))
    expect([page.statusCode, page.json().code]).toEqual([400, 'MEDIA_REFUSED'])
  })

  it.each([
    ['an SVG', 'bagan.png', Buffer.from('<svg onload="alert(1)"/>'), 'ini SVG, yang dapat memuat skrip'],
    ['huge pixels', 'besar.png', pngOf(1, 1, { says: [60_000, 60_000] }), '60000 × 60000 piksel'],
    ['too many bytes', 'besar.png', Buffer.concat([shade(2), Buffer.alloc(5_000_001)]), 'paling besar 5 MB'],
    ['nothing', 'kosong.png', Buffer.alloc(0), 'berkas kosong'],
  ])('refuse %s with the reason, and keep nothing', async (_, name, bytes, words) => {
    const count = async () => (await call('GET', '/api/media')).json().rows.length
    const before = await count()
    const reply = await upload(call, name, bytes)
    expect(reply.statusCode).toBe(400)
    expect(reply.json().message).toContain(words)
    expect(await count()).toBe(before)
  })

  it('refuse more than 20 MB, and a body that is no file', async () => {
    const large = await upload(call, 'lagu.mp3', Buffer.alloc(20_000_001))
    expect([large.statusCode, large.json().code]).toEqual([413, 'MEDIA_TOO_LARGE'])
    expect((await call('POST', '/api/media', {})).json().code).toBe('NO_MEDIA')
  })

  it('stand in an item only where they are of this bank and of the right kind; then they cannot go', async () => {
    const { call: other } = await createInstansiWith(test, 'panitia')
    const foreign = (await upload(other, 'asing.png', shade(3))).json().id
    const sound = (await upload(call, 'suara.mp3', mp3Of(50))).json().id
    const own = (await upload(call, 'milik.png', shade(4))).json().id
    for (const draft of [
      withFigure(foreign),
      withFigure(randomUUID()),
      withFigure(sound),
      withFigure(own, 'S-1', 'audio'),
    ]) {
      expect((await call('POST', '/api/items', draft)).json().code).toBe('MEDIA_UNKNOWN')
    }
    expect((await call('POST', '/api/items', withFigure(own))).statusCode).toBe(200)
    const refused = await call('DELETE', `/api/media/${own}`)
    expect([refused.statusCode, refused.json().message]).toEqual([
      409,
      'Berkas ini dipakai butir GAMBAR-1 dan tidak dapat dihapus.',
    ])
    expect((await call('DELETE', `/api/media/${sound}`)).statusCode).toBe(200)
    expect((await call('GET', `/api/media/${sound}`)).statusCode).toBe(404)
    expect((await call('GET', `/api/media/${foreign}`)).statusCode).toBe(404)
    expect((await call('DELETE', `/api/media/${foreign}`)).statusCode).toBe(404)
  })

  it('open only to who keeps the bank', async () => {
    const { id } = (await upload(call, 'milik.png', shade(5))).json()
    const asesor = await signInAs(test, instansiId, 'asesor')
    expect((await asesor('GET', `/api/media/${id}`)).statusCode).toBe(200)
    expect((await asesor('GET', '/api/media')).statusCode).toBe(403)
    expect((await upload(asesor, 'a.png', shade(6))).statusCode).toBe(403)
    expect((await stranger(test)('GET', `/api/media/${id}`)).statusCode).toBe(401)
  })
})

describe('media of a sitting', () => {
  const device = 'perangkat-satu'
  let exam: ExamFixture
  let peserta: Caller
  let attempt: Exam['attempts'][number]
  let served: string
  let unserved: string
  const ask = (media: string, by = peserta, id = attempt.id) => by('GET', `/api/exam/attempts/${id}/media/${media}`)

  beforeAll(async () => {
    test.now.value = new Date('2025-09-30T01:00:00Z')
    exam = await createExam(test, { people: 2 })
    served = (await upload(exam.call, 'soal.png', shade(7))).json().id
    unserved = (await upload(exam.call, 'lain.png', shade(8))).json().id
    await exam.call('POST', '/api/items', withFigure(unserved, 'LAIN-1'))
    const figure = withFigure(served).content.stimulus
    await test.owner(
      `update item_version set content = jsonb_set(content, '{stimulus}', $2) where instansi_id = $1
         and item_id = (select id from item where instansi_id = $1 and code = 'UJI-2')`,
      [exam.instansiId, JSON.stringify(figure)],
    )
    peserta = await exam.signIn(0)
    attempt = (await peserta('GET', '/api/exam')).json<Exam>().attempts[0]!
  })

  it('opens from the start to the hand-in, to its participant alone, for what is in the form', async () => {
    expect((await ask(served)).json().code).toBe('MEDIA_NOT_NOW')
    const form = (await peserta('POST', `/api/exam/attempts/${attempt.id}/start`, { device })).json<StartedAttempt>()
    expect(form.items.some(({ content }) => content.stimulus?.kind === 'figure')).toBe(true)
    const reply = await ask(served)
    expect([reply.statusCode, reply.headers['content-type'], reply.rawPayload.equals(shade(7))]).toEqual([
      200,
      'image/png',
      true,
    ])
    expect((await ask(unserved)).json().code).toBe('MEDIA_NOT_SERVED')
    expect((await ask(randomUUID())).statusCode).toBe(404)
    expect((await ask('../../../items')).statusCode).toBe(404)
    const neighbour = await exam.signIn(1)
    expect((await ask(served, neighbour)).json().code).toBe('ATTEMPT_NOT_FOUND')
    expect((await ask(served, exam.call)).statusCode).toBe(403)
    expect((await ask(served, stranger(test))).statusCode).toBe(401)
    expect((await peserta('GET', `/api/media/${served}`)).statusCode).toBe(403)
    await peserta('POST', `/api/exam/attempts/${attempt.id}/hand-in`, { device, lastSeq: 0 })
    expect((await ask(served)).json().code).toBe('MEDIA_NOT_NOW')
  })

  it("does not open another instansi's media to a participant, in whichever address it is asked", async () => {
    const { call } = await createInstansiWith(test, 'panitia')
    const foreign = (await upload(call, 'asing.png', shade(9))).json().id
    const other = await exam.signIn(1)
    const own = (await other('GET', '/api/exam')).json<Exam>().attempts[0]!.id
    await other('POST', `/api/exam/attempts/${own}/start`, { device: 'perangkat-dua' })
    expect((await ask(served, other, own)).statusCode).toBe(200)
    expect((await ask(foreign, other, own)).statusCode).toBe(404)
  })
})
