import { readPackageBytes } from '../../../qti-package/read-package.ts'
import { readGift } from './read-gift.ts'
import { readItemSheet } from './read-item-sheet.ts'
import { NOTHING_SAID, type ReadFile } from './row.ts'
import { saidOf } from './said.ts'

/** Any file of items: a QTI 3 package or item, a workbook or CSV with the item columns, or GIFT text. */
export async function readItemFile(file: Buffer, name: string): Promise<ReadFile> {
  if (/\.(gift|txt)$/i.test(name)) return readGift(file)
  if (/\.(xlsx|csv)$/i.test(name)) return readItemSheet(file)
  return readQti(file, name)
}

async function readQti(file: Buffer, name: string): Promise<ReadFile> {
  let files: ReadonlyMap<string, Buffer> = new Map()
  const report = await readPackageBytes(file, name, (read) => {
    files = read
  })
  const named = report.items.flatMap(({ item }) => {
    const stimulus = item?.content.stimulus
    return stimulus && 'mediaId' in stimulus ? [stimulus.mediaId] : []
  })
  const said = (one: { code: string; about: string | null; text: string }) => saidOf(one, one.about)
  const rowsOf = new Set(report.items.map(({ file: path }) => path))
  return {
    format: 'qti',
    refused: report.refused ? said(report.refused) : null,
    rows: report.items.map((item) => ({
      place: item.file,
      identifier: item.identifier,
      title: item.title,
      remarks: item.remarks.map(said),
      problem: item.reason ? said(item.reason) : null,
      content: item.item?.content ?? null,
      scoring: item.item?.scoring ?? null,
      about: item.item?.about ?? NOTHING_SAID,
    })),
    remarks: report.files.flatMap(({ file: path, reason }) =>
      reason && !rowsOf.has(path) ? [saidOf(reason, path)] : [],
    ),
    media: new Map(named.flatMap((path) => (files.has(path) ? [[path, files.get(path)!] as const] : []))),
  }
}
