import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { addJudged, judgeFile } from '../../features/items/import/import-items.ts'
import { readItemFile } from '../../features/items/import/read-file.ts'
import { UsageError } from '../command.ts'
import { findInstansi, withDatabase } from '../with-database.ts'
import { writeReport } from './write-report.ts'

interface Options {
  readonly instansi?: string | undefined
  readonly report?: string | undefined
  readonly apply: boolean
  readonly tema: string
  readonly kompetensi: string
  readonly tingkat: string
}

/** Checks a file of items against the bank of an instansi, or adds what can be taken as drafts, all or none. */
export async function importToBank(path: string, options: Options): Promise<number> {
  const bytes = await readFile(path).catch(() => {
    throw new UsageError(`Berkas ${path} tidak dapat dibaca. Periksa nama dan izinnya.`)
  })
  const name = basename(path)
  const file = await readItemFile(bytes, name)
  const hash = createHash('sha256').update(bytes).digest('hex')
  const defaults = { theme: options.tema, competency: options.kompetensi, level: Number(options.tingkat) }
  const { report, added } = await withDatabase(async (database) => {
    const instansiId = await findInstansi(database, options.instansi)
    const actor = { instansiId, id: null, name: `Baris perintah: ${name}` }
    return database.tenant(instansiId, async (db) => {
      const judged = await judgeFile(db, file, name, hash, defaults)
      return { report: judged.report, added: options.apply ? await addJudged(db, actor, judged) : null }
    })
  })
  await writeReport({ ...report, ...(added === null ? {} : { applied: true, added }) }, options.report)
  if (report.refused) console.error(report.refused.text)
  return report.refused ? 1 : 0
}
