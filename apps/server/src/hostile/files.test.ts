import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import readSheet from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveWeb } from '../plugins/web.ts'
import { type FurnishedInstansi, furnishInstansi, snapshotOf } from '../testing/doors/furnished-instansi.ts'
import { nipOf, rosterCsv } from '../testing/roster-file.ts'
import { createTestApp, stranger, type TestApp } from '../testing/test-app.ts'
import { unzipText } from '../testing/unzip-text.ts'
import { uploadRoster } from '../testing/upload-roster.ts'

const folder = mkdtempSync(join(tmpdir(), 'petakom-web-'))
writeFileSync(join(folder, 'index.html'), '<title>Petakom</title>')
writeFileSync(join(folder, 'exam.html'), '<title>Ujian</title>')
let test: TestApp
let own: FurnishedInstansi
beforeAll(async () => {
  test = await createTestApp({ web: (app) => serveWeb(app, folder) })
  own = await furnishInstansi(test)
})
afterAll(async () => {
  await test.close()
  rmSync(folder, { recursive: true })
})

const upload = (name: string, content: Buffer) => uploadRoster(own.administrator, name, content)

describe('a path', () => {
  it.each([
    '/../../../etc/passwd',
    '/%2e%2e/%2e%2e/%2e%2e/etc/passwd',
    '/..%2f..%2f..%2fetc/passwd',
    '/assets/..%2f..%2fpackage.json',
    '/assets/../../package.json',
    '/....//....//etc/passwd',
    '/exam.html%00.png',
  ])('%s leads out of the web folder nowhere', async (url) => {
    const { body } = await stranger(test)('GET', url)
    expect(body).not.toMatch(/root:|"workspaces"|"dependencies"/)
  })
})

describe('a cell that would be a formula', () => {
  const formulas = ['=HYPERLINK("http://x","y")', '+1+1', '-2+3', '@SUM(1)', '\t=1+1']
  it('leaves in the results workbook as text', async () => {
    for (const [index, name] of formulas.slice(0, 2).entries()) {
      await test.owner('update pegawai set name = $1 where nip = $2', [name, own.exam.participants[index]!.nip])
    }
    await test.owner('update event set name = $1 where id = $2', ['=cmd|calc', own.ids.event])
    const reply = await own.administrator('GET', `/api/events/${own.ids.event}/results.xlsx`)
    expect(reply.statusCode).toBe(200)
    const sheets = (await readSheet(reply.rawPayload)) as unknown as { data: unknown[][] }[] | unknown[][]
    const cells = JSON.stringify(sheets)
    expect(cells).toContain('=HYPERLINK')
    expect(cells).toContain('=cmd|calc')

    const xml = await unzipText(reply.rawPayload, /worksheets\/.*\.xml$/)
    expect(xml).not.toMatch(/<f[ >]/)
  })
  it.each(formulas.slice(0, 4))('is refused on its way in: %s', async (nama) => {
    const reply = await upload('daftar.csv', rosterCsv([{ nip_baru: nipOf(77), nama }]))
    expect(reply.body.refused).toMatchObject([{ row: 2, column: 'nama', code: 'CELL_FORMULA' }])
  })
})

describe('an upload', () => {
  it.each([
    '../../etc/cron.d/x.csv',
    '<img src=x onerror=alert(1)>.csv',
    'C:\\windows\\x.csv',
    `${'n'.repeat(900)}.csv`,
  ])('named %s is kept as plain text, and touches no file', async (name) => {
    const reply = await upload(name, rosterCsv([{ nip_baru: nipOf(1) }]))
    expect(reply.status, JSON.stringify(reply.body)).toBe(200)
    expect(reply.body.fileName.length).toBeLessThanOrEqual(200)
    expect(reply.body.fileName).not.toMatch(/\.\.\//)
  })

  it('of sixty megabytes is refused in one sentence, and nothing is kept', async () => {
    const before = await snapshotOf(test, own.instansiId)
    const reply = await upload('besar.csv', Buffer.alloc(60_000_000, 'a'))
    expect(reply.status).toBe(413)
    expect(reply.body.message).toMatch(/\.$/)
    expect(await snapshotOf(test, own.instansiId)).toEqual(before)
  })

  it('of thousands of fields before the file is refused', async () => {
    const field = (n: number) => `--b\r\ncontent-disposition: form-data; name="f${n}"\r\n\r\n${'x'.repeat(1000)}\r\n`
    const payload = Buffer.from(`${Array.from({ length: 5000 }, (_, n) => field(n)).join('')}--b--\r\n`)
    const reply = await own.administrator('POST', '/api/imports/roster', payload, {
      'content-type': 'multipart/form-data; boundary=b',
    })
    expect(reply.statusCode).toBeGreaterThanOrEqual(400)
    expect(reply.statusCode).toBeLessThan(500)
  })
})
