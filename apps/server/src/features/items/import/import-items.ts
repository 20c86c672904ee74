import type { ImportItemRow, ItemDraft, ItemImportReport } from '@petakom/contract'
import { reason } from '@petakom/domain'
import { z } from 'zod'
import { type AuditActor, audit } from '../../../db/audit.ts'
import { keepMedia } from '../../../db/item-media.ts'
import { type Db, sql } from '../../../db/query.ts'
import { type CheckedMedia, MediaProblem } from '../../../media/media-check.ts'
import { readMedia } from '../../../media/read-media.ts'
import { addItem } from '../queries.ts'

import { draftOf, type ImportDefaults } from './draft-of.ts'
import type { ReadFile, ReadRow } from './row.ts'
import { type Said, said, saidOf } from './said.ts'

interface Judged {
  readonly report: ItemImportReport
  /** `path` names the picture or sound of the package that the draft's stimulus shows. */
  readonly drafts: readonly { readonly draft: ItemDraft; readonly path: string | null }[]
  readonly media: ReadonlyMap<string, CheckedMedia>
}

/** What becomes of every row against the bank of this moment. Nothing is changed. */
export async function judgeFile(
  db: Db,
  file: ReadFile,
  name: string,
  hash: string,
  defaults: ImportDefaults,
): Promise<Judged> {
  const { media, rows: readable } = checkMedia(file)
  const judged = readable.map((row) => ({ row, ...draftOf(row, defaults, name) }))
  const codes = judged.flatMap(({ draft }) => (draft ? [draft.code] : []))
  const taken = new Set(
    (await db.all(z.object({ code: z.string() }), sql`select code from item where code = any(${codes}::text[])`)).map(
      ({ code }) => code,
    ),
  )
  const seen = new Set<string>()
  const drafts: Judged['drafts'][number][] = []
  const rows = judged.map(({ row, draft, problem, remarks }): ImportItemRow => {
    const about = {
      place: row.place,
      code: draft?.code ?? row.identifier,
      title: row.title.slice(0, 300),
      remarks: [...remarks],
    }
    const stem = (draft?.content.stem ?? row.content?.stem ?? '').slice(0, 200)
    const kind = draft?.kind ?? null
    if (!draft) return { ...about, stem, kind, status: 'refused', problem }
    if (taken.has(draft.code))
      return {
        ...about,
        stem,
        kind,
        status: 'exists',
        problem: said('CODE_IN_BANK', { code: draft.code }),
      }
    if (seen.has(draft.code))
      return {
        ...about,
        stem,
        kind,
        status: 'refused',
        problem: said('CODE_TWICE', { code: draft.code }),
      }
    seen.add(draft.code)
    const stimulus = row.content?.stimulus
    drafts.push({ draft, path: stimulus && 'mediaId' in stimulus ? stimulus.mediaId : null })
    return { ...about, stem, kind, status: remarks.length > 0 ? 'remarks' : 'new', problem: null }
  })
  const count = (status: ImportItemRow['status']) => rows.filter((row) => row.status === status).length
  return {
    report: {
      format: file.format,
      fileName: name,
      hash,
      refused: file.refused,
      remarks: file.remarks.slice(0, 200),
      counts: { new: count('new'), remarks: count('remarks'), exists: count('exists'), refused: count('refused') },
      rows,
    },
    drafts,
    media,
  }
}

/** Adds every row that can be taken as a draft of its author, all or none; one audit row names the file. */
export async function addJudged(db: Db, actor: AuditActor, { report, drafts, media }: Judged): Promise<number> {
  const ids = new Map<string, string>()
  for (const [path, checked] of media)
    ids.set(path, (await keepMedia(db, actor, path.split('/').at(-1)!.slice(0, 100), checked)).id)
  for (const { draft, path } of drafts)
    await addItem(db, actor, path === null ? draft : withMedia(draft, ids.get(path)!))
  if (drafts.length > 0)
    await audit(db, actor, {
      action: 'item.imported',
      subjectType: 'item',
      after: {
        file: report.fileName,
        hash: report.hash,
        format: report.format,
        ...report.counts,
        added: drafts.length,
      },
    })
  return drafts.length
}

const withMedia = (draft: ItemDraft, mediaId: string): ItemDraft => {
  const { stimulus } = draft.content
  if (!stimulus || !('mediaId' in stimulus)) return draft
  return { ...draft, content: { ...draft.content, stimulus: { ...stimulus, mediaId } } }
}

/** Pictures and sounds as the bank keeps them; a row whose own cannot be kept is refused with the reason. */
function checkMedia(file: ReadFile): { media: Map<string, CheckedMedia>; rows: readonly ReadRow[] } {
  const media = new Map<string, CheckedMedia>()
  const problems = new Map<string, Said>()
  for (const [path, bytes] of file.media ?? [])
    try {
      media.set(path, readMedia(Buffer.from(bytes)))
    } catch (error) {
      if (!(error instanceof MediaProblem)) throw error
      problems.set(path, saidOf(reason(error.code, error.values), path))
    }
  const rows = file.rows.map((row) => {
    const stimulus = row.content?.stimulus
    const problem = stimulus && 'mediaId' in stimulus ? problems.get(stimulus.mediaId) : undefined
    return problem === undefined ? row : { ...row, problem }
  })
  return { media, rows }
}
