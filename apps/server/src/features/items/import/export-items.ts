import { type ItemDraft, StoredContent, StoredScoring } from '@petakom/contract'
import { type ExportItem, type ExportTest, exportPackage } from '@petakom/qti'
import { strToU8, type Zippable, zipSync } from 'fflate'
import { z } from 'zod'
import { type AuditActor, audit } from '../../../db/audit.ts'
import type { Database } from '../../../db/database.ts'
import { readMediaBytes } from '../../../db/item-media.ts'
import { type Db, sql } from '../../../db/query.ts'
import { importErrors } from './errors.ts'

const Row = z.object({
  code: z.string(),
  theme: z.string(),
  competency: z.string(),
  level: z.number(),
  potentialAspect: z.string().nullable(),
  kind: z.string(),
  content: StoredContent,
  scoring: StoredScoring,
  rationale: z.string(),
})
const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'audio/mpeg': 'mp3',
  'audio/ogg': 'ogg',
  'audio/wav': 'wav',
  'audio/mp4': 'm4a',
}

/** The items named, or all but the retired, as a package with their pictures and sounds. An audit row says who took what. */
export async function exportBank(
  database: Database,
  actor: AuditActor,
  ids: readonly string[] | null,
): Promise<{ content: Buffer; items: number }> {
  const rows = await database.tenant(actor.instansiId, async (db) => {
    const found = await readRows(db, ids)
    if (found.length === 0) throw importErrors.NOTHING_TO_EXPORT()
    await audit(db, actor, {
      action: 'item.exported',
      subjectType: 'item',
      after: { items: found.length, codes: found.slice(0, 200).map(({ code }) => code) },
    })
    return found
  })
  const media = await readAllMedia(database, actor.instansiId, rows)
  const items = rows.map((row) => exported(row, media))
  const files: Zippable = {}
  for (const [path, text] of exportPackage(items, testOf(rows))) files[path] = strToU8(text)
  for (const { path, content } of media.values()) files[path] = [content, { level: 0 }]
  return { content: Buffer.from(zipSync(files, { level: 6 })), items: rows.length }
}

function readRows(db: Db, ids: readonly string[] | null) {
  const chosen = ids === null ? sql`i.state <> 'retired'` : sql`i.id = any(${ids}::uuid[])`
  return db.all(
    Row,
    sql`select i.code, i.theme, i.competency, i.level, i.potential_aspect as "potentialAspect", i.kind,
        v.content, v.scoring, v.rationale
      from item as i
      join item_version as v on v.instansi_id = i.instansi_id and v.item_id = i.id and v.version = i.current_version
      where ${chosen} order by i.theme, i.code`,
  )
}

interface Kept {
  readonly path: string
  readonly content: Buffer
}
async function readAllMedia(database: Database, instansiId: string, rows: readonly z.infer<typeof Row>[]) {
  const media = new Map<string, Kept>()
  for (const { content } of rows) {
    const { stimulus } = content
    if (!stimulus || !('mediaId' in stimulus) || media.has(stimulus.mediaId)) continue
    const found = await readMediaBytes(database, instansiId, stimulus.mediaId)
    if (!found) continue
    const path = `media/${stimulus.mediaId}.${EXTENSIONS[found.contentType] ?? 'bin'}`
    media.set(stimulus.mediaId, { path, content: found.content })
  }
  return media
}

function exported(row: z.infer<typeof Row>, media: ReadonlyMap<string, Kept>): ExportItem {
  const { code, kind, theme, competency, level, potentialAspect, rationale, scoring } = row
  const { stimulus, group, ...content } = row.content
  const placed =
    stimulus && 'mediaId' in stimulus
      ? { ...stimulus, mediaId: media.get(stimulus.mediaId)?.path ?? stimulus.mediaId }
      : stimulus
  return {
    identifier: code,
    title: code,
    content: { ...content, ...(group ? { group } : {}), stimulus: placed } as ExportItem['content'],
    scoring: scoring as ItemDraft['scoring'] as ExportItem['scoring'],
    about: { kind, theme, competency, level, potentialAspect, rationale },
  }
}

/** A test with a section for each theme, so that other programs show the bank in order. */
function testOf(rows: readonly z.infer<typeof Row>[]): ExportTest {
  const themes = [...new Set(rows.map(({ theme }) => theme))]
  return {
    identifier: 'bank-soal',
    title: 'Bank soal',
    sections: themes.map((theme) => ({
      identifier: theme,
      title: theme,
      items: rows.filter((row) => row.theme === theme).map(({ code }) => code),
    })),
  }
}
