import { describe, expect, it } from 'vitest'
import writeWorkbook from 'write-excel-file/node'
import { readSheet } from '../../../sheets/read-sheet.ts'
import { checkSheet } from './check-sheet.ts'

/** A zip whose directory says that one entry unpacks to `size` bytes. */
function zipThatClaims(size: number): Buffer {
  const name = Buffer.from('xl/worksheets/sheet1.xml')
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(name.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(10, 20)
  central.writeUInt32LE(size, 24)
  central.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length + name.length, 12)
  end.writeUInt32LE(local.length + name.length, 16)
  return Buffer.concat([local, name, central, name, end])
}

const HEADINGS = [
  'NIP BARU',
  'Nama',
  'tanggal_lahir',
  'Jenis Kelamin',
  'GOL AKHIR NAMA',
  'jabatan nama',
  'Jenis Jabatan ID',
  'UNOR  NAMA',
]
const ROW = [
  "'199001012015011901",
  'Sari',
  '01-01-1990',
  'M',
  'III/c',
  'Analis Kebijakan Ahli Muda',
  '2',
  'Dinas Sosial',
]
const nothing = { people: new Map(), units: new Map() }

describe('readSheet', () => {
  it('refuses a zip bomb by its directory, before a byte is unpacked', async () => {
    await expect(readSheet(zipThatClaims(2_000_000_000))).rejects.toMatchObject({ code: 'SHEET_BOMB' })
  })
  it.each([
    ['UTF-8 with a mark', Buffer.from(`\ufeffnama\nJosé`), 'utf-8'],
    ['UTF-16', Buffer.from(`\ufeffnama\nJosé`, 'utf16le'), 'utf-16le'],
    ['Windows-1252', Buffer.from('nama\nJos\u00e9', 'latin1'), 'windows-1252'],
  ])('reads %s', async (_name, file, encoding) => {
    const sheet = await readSheet(file)
    expect(sheet.encoding).toBe(encoding)
    expect(sheet.rows.at(-1)).toEqual(['José'])
  })
})

describe('checkSheet', () => {
  it('reads an XLSX with a title above, dates as dates and as numbers, and refuses a NIP that became a number', async () => {
    const text = (value: string) => ({ value, type: String })
    const data = [
      [text('Daftar ASN')],
      HEADINGS.map(text),
      ROW.map(text),
      [text('199001012015011902'), text('Budi'), { value: 32874, type: Number }, ...ROW.slice(3).map(text)],
      [
        { value: Number('199001012015011903'), type: Number },
        text('Citra'),
        { value: new Date('1990-01-01T00:00:00Z'), type: Date, format: 'dd-mm-yyyy' },
        ...ROW.slice(3).map(text),
      ],
    ]
    const check = await checkSheet(await writeWorkbook(data as never).toBuffer(), nothing)
    expect(check.new.map(({ row, name }) => [row, name])).toEqual([
      [3, 'Sari'],
      [4, 'Budi'],
    ])
    expect(check.refused).toMatchObject([{ row: 5, column: 'nip_baru' }])
    expect(check.refused[0]?.reason).toContain('bilangan')
    expect(check.warnings).toEqual([])
  })
})
