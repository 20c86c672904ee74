import { deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import writeWorkbook from 'write-excel-file/node'
import { type FurnishedInstansi, furnishInstansi, snapshotOf } from '../testing/doors/furnished-instansi.ts'
import { nipOf, ORDINARY, rosterCsv } from '../testing/roster-file.ts'
import { createTestApp, type TestApp } from '../testing/test-app.ts'
import { uploadRoster } from '../testing/upload-roster.ts'

let test: TestApp
let own: FurnishedInstansi
let before: Record<string, string>
beforeAll(async () => {
  test = await createTestApp()
  own = await furnishInstansi(test)
})
afterAll(() => test.close())
beforeEach(async () => {
  before = await snapshotOf(test, own.instansiId)
})

async function upload(content: Buffer, name = 'daftar.xlsx') {
  return uploadRoster(own.administrator, name, content)
}
/** What a check leaves behind: itself on record, and nothing else. */
const RECORDS = ['audit_entry', 'import_batch', 'job']
async function unchanged() {
  const after = await snapshotOf(test, own.instansiId)
  const changed = Object.keys(after).filter((table) => after[table] !== before[table])
  expect(changed.filter((table) => !RECORDS.includes(table))).toEqual([])
}
/** People and posts as they were; the check itself is on record. */
const onlyChecked = unchanged

/** An archive of one entry that swells to `real` bytes and says in its directory that it holds `claimed`. */
function bomb(real: number, claimed: number): Buffer {
  const name = Buffer.from('xl/worksheets/sheet1.xml')
  const packed = deflateRawSync(Buffer.alloc(real, 32), { level: 9 })
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(20, 4)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(claimed, 22)
  local.writeUInt16LE(name.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(20, 4)
  central.writeUInt16LE(20, 6)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(packed.length, 20)
  central.writeUInt32LE(claimed, 24)
  central.writeUInt16LE(name.length, 28)
  const start = 30 + name.length + packed.length
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(46 + name.length, 12)
  end.writeUInt32LE(start, 16)
  return Buffer.concat([local, name, packed, central, name, end])
}

describe('a file', () => {
  it.each([
    ['a zip bomb that admits it', () => bomb(400_000_000, 400_000_000), 'SHEET_BOMB'],
    ['a zip bomb that claims to be small', () => bomb(300_000_000, 1000), 'SHEET_BOMB'],
  ])('that is %s is refused in one sentence; memory and data stay', async (_name, make, code) => {
    const file = make()
    const memory = process.memoryUsage().rss
    const { status, body } = await upload(file)
    expect([status, body.code]).toEqual([400, code])
    expect(body.message).toMatch(/\.$/)
    expect(process.memoryUsage().rss - memory).toBeLessThan(200_000_000)
    await unchanged()
  })

  it('with a heading of merged cells over two rows is refused, and says near which row', async () => {
    const text = (value: string) => ({ value, type: String })
    const names = Object.keys(ORDINARY)
    const data = [
      names.map((name, index) =>
        index < 6 ? text(name) : index === 6 ? { ...text('KEPEGAWAIAN'), span: names.length - 6 } : null,
      ),
      names.map((name, index) => (index < 6 ? null : text(name))),
      Object.values(ORDINARY).map(text),
    ]
    const { status, body } = await upload(await writeWorkbook(data as never).toBuffer())
    expect([status, body.code]).toEqual([400, 'HEADINGS_SPREAD'])
    expect(body.message).toContain('baris 2')
    await unchanged()
  })

  it('with a column that nobody knows is read, and names the column', async () => {
    const [head, ...rows] = rosterCsv([{ nip_baru: nipOf(1) }])
      .toString()
      .split('\r\n')
    const csv = [`${head},HOBI`, ...rows.map((row) => `${row},"memancing"`)].join('\r\n')
    const { body } = await upload(Buffer.from(csv), 'daftar.csv')
    expect(body.unknownColumns).toHaveLength(1)
    expect(body.unknownColumns[0].toLowerCase()).toContain('hobi')
    await onlyChecked()
  })

  it('in another encoding is read, and warns', async () => {
    const file = Buffer.from(rosterCsv([{ nip_baru: nipOf(1), nama: 'José Rahayu' }]).toString(), 'latin1')
    const { body } = await upload(file, 'daftar.csv')
    expect(body.warnings).toMatchObject([{ code: 'NOT_UTF8' }])
    await onlyChecked()
  })

  it.each([
    ['17 digits', { nip_baru: nipOf(1).slice(1) }, 'nip_baru', 'NIP_LENGTH'],
    ['a day that is none', { nip_baru: nipOf(1), tanggal_lahir: '31-02-1990' }, 'tanggal_lahir', 'NOT_A_DAY'],
    ['a unit that nobody knows', { nip_baru: nipOf(1), unor_nama: 'Dinas Antariksa' }, 'unor_nama', 'UNIT_UNKNOWN'],
    ['a formula', { nip_baru: nipOf(1), nama: '=1+1' }, 'nama', 'CELL_FORMULA'],
  ])('with %s keeps the row out by row, column and reason, and changes no person', async (_name, row, column, code) => {
    const { body } = await upload(rosterCsv([row]), 'daftar.csv')
    expect(body.refused).toEqual(expect.arrayContaining([expect.objectContaining({ row: 2, column, code })]))
    expect(body.new).toEqual([])
    await onlyChecked()
  })
})

describe('an event', () => {
  const edit = {
    name: 'Uji kompetensi lampau',
    purpose: 'PEMETAAN',
    startsOn: '2020-01-06',
    endsOn: '2020-01-07',
    venue: 'Aula',
    capacity: 10,
    schedule: { dayStart: '08:00', dayEnd: '16:00', sessionMinutes: 90, turnoverMinutes: 15, breaks: [], holidays: [] },
  }
  it('in the past is refused, and not a row is written', async () => {
    const reply = await own.administrator('POST', '/api/events', edit)
    expect(reply.json().code).toBe('DATE_IN_PAST')
    await unchanged()
  })
  it('with its days reversed is refused, and not a row is written', async () => {
    const reply = await own.administrator('POST', '/api/events', {
      ...edit,
      startsOn: '2031-01-07',
      endsOn: '2031-01-06',
    })
    expect(reply.json().code).toBe('DATES_REVERSED')
    await unchanged()
  })
})
