import type { Cell } from '@petakom/domain'
import { parse } from 'csv-parse/sync'
import { readSheet as readWorkbook } from 'read-excel-file/node'
import { fromBuffer } from 'yauzl'
import { because } from '../plugins/app-error.ts'
import { sheetErrors } from './errors.ts'

export const MAX_ROWS = 60_000
export const MAX_FILE_BYTES = 20_000_000
const MAX_UNPACKED_BYTES = 300_000_000
const MAX_ENTRIES = 2_000

export interface Sheet {
  /** Rows as they stand in the sheet, the first at index 0, blank ones included. */
  readonly rows: readonly (readonly Cell[])[]
  readonly encoding: string
}

/** First sheet of an XLSX, or a CSV; anything else is refused by what it is. */
export async function readSheet(file: Buffer): Promise<Sheet> {
  if (file.length === 0) throw sheetErrors.NOT_A_SHEET(because('FILE_EMPTY'))
  if (file.length > MAX_FILE_BYTES) throw sheetErrors.FILE_TOO_LARGE({ megabytes: MAX_FILE_BYTES / 1e6 })
  const sheet = file.subarray(0, 4).equals(Buffer.from('PK\x03\x04')) ? await readXlsx(file) : readCsv(file)
  if (sheet.rows.length > MAX_ROWS) throw sheetErrors.TOO_MANY_ROWS({ most: MAX_ROWS })
  return sheet
}

async function readXlsx(file: Buffer): Promise<Sheet> {
  await refuseBomb(file)
  try {
    return { rows: (await readWorkbook(file)) as Cell[][], encoding: 'xlsx' }
  } catch (cause) {
    throw sheetErrors.NOT_A_SHEET(because('FILE_WITHOUT_SHEET'), cause)
  }
}

/** The directory says how large each entry is, before a byte is unpacked; then each is unpacked to nowhere to see that it told the truth. */
function refuseBomb(file: Buffer): Promise<void> {
  return new Promise((fulfil, reject) => {
    fromBuffer(file, { lazyEntries: true }, (error, archive) => {
      if (error) return reject(sheetErrors.NOT_A_SHEET(because('FILE_BROKEN'), error))
      let unpacked = 0
      let entries = 0
      archive.on('error', (cause) => reject(sheetErrors.NOT_A_SHEET(because('FILE_BROKEN'), cause)))
      archive.on('end', () => fulfil())
      archive.on('entry', (entry) => {
        unpacked += entry.uncompressedSize
        entries += 1
        if (unpacked > MAX_UNPACKED_BYTES || entries > MAX_ENTRIES) return reject(sheetErrors.SHEET_BOMB())
        archive.openReadStream(entry, (failed, stream) => {
          if (failed) return reject(sheetErrors.NOT_A_SHEET(because('FILE_BROKEN'), failed))
          // The stream ends as soon as it holds a byte more than the directory claims.
          stream.on('error', (cause) => {
            const lied = /too many bytes|not enough bytes/.test(cause.message)
            reject(
              lied ? sheetErrors.SHEET_BOMB(undefined, cause) : sheetErrors.NOT_A_SHEET(because('FILE_BROKEN'), cause),
            )
          })
          stream.on('end', () => archive.readEntry())
          stream.resume()
        })
      })
      archive.readEntry()
    })
  })
}

const OLD_EXCEL = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])

function readCsv(file: Buffer): Sheet {
  if (file.subarray(0, 4).equals(OLD_EXCEL)) throw sheetErrors.NOT_A_SHEET(because('FILE_OLD_EXCEL'))
  if (file.subarray(0, 4).toString('latin1') === '%PDF') throw sheetErrors.NOT_A_SHEET(because('FILE_PDF'))
  const { text, encoding } = decode(file)
  if (text.includes('\0')) throw sheetErrors.NOT_A_SHEET(because('FILE_NOT_TEXT'))
  if (/^\s*<(!doctype|html|table)/i.test(text)) throw sheetErrors.NOT_A_SHEET(because('FILE_HTML'))
  try {
    const rows = parse(text, {
      delimiter: guessDelimiter(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      to: MAX_ROWS + 1,
    }) as string[][]
    return { rows, encoding }
  } catch (cause) {
    throw sheetErrors.NOT_A_SHEET(because('FILE_QUOTES'), cause)
  }
}

/** UTF-8 where it is valid, UTF-16 by its mark, otherwise the one-byte encoding that Windows writes. */
function decode(file: Buffer): { text: string; encoding: string } {
  if (file[0] === 0xff && file[1] === 0xfe)
    return { text: new TextDecoder('utf-16le').decode(file), encoding: 'utf-16le' }
  if (file[0] === 0xfe && file[1] === 0xff)
    return { text: new TextDecoder('utf-16be').decode(file), encoding: 'utf-16be' }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(file), encoding: 'utf-8' }
  } catch {
    return { text: new TextDecoder('windows-1252').decode(file), encoding: 'windows-1252' }
  }
}

function guessDelimiter(text: string): string {
  const [firstLine = ''] = text.split(/\r?\n/, 1)
  const counts = [',', ';', '\t', '|'].map((mark) => ({ mark, count: firstLine.split(mark).length }))
  return counts.sort((one, other) => other.count - one.count)[0]!.mark
}
