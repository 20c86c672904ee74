import type { AuditActor } from '../../../db/audit.ts'
import { serveWorker } from '../../../jobs/worker-side.ts'
import { readDocument } from './document.ts'
import { buildNote } from './note/build-note.ts'
import { renderNote } from './note/render-note.ts'
import { proposalWorkbook } from './proposal-workbook.ts'
import { checkProposal } from './recheck.ts'
import { signProposal } from './sign.ts'

/** Work on one proposal that takes longer than a turn of the event loop may. */
export type ProposalWork = { readonly connectionString: string; readonly actor: AuditActor; readonly id: string } & (
  | { readonly kind: 'note'; readonly publicUrl: string }
  | { readonly kind: 'workbook' }
  | { readonly kind: 'recheck' }
  | { readonly kind: 'sign'; readonly sheetHash: string; readonly now: Date }
)

await serveWorker<ProposalWork>(async (work, { database }) => {
  const { instansiId } = work.actor
  switch (work.kind) {
    case 'sign':
      return database.tenant(instansiId, (db) => signProposal(db, work.actor, work.id, work))
    case 'recheck':
      return database.tenant(instansiId, (db) => checkProposal(db, work.id), { snapshot: true })
    case 'note': {
      const document = await database.tenant(instansiId, (db) => readDocument(db, work.id), { snapshot: true })
      const at = document.archive?.signedAt ?? document.proposedAt
      return Uint8Array.from(renderNote(buildNote(document, work.publicUrl), at))
    }
    case 'workbook': {
      const document = await database.tenant(instansiId, (db) => readDocument(db, work.id), { snapshot: true })
      return Uint8Array.from(await proposalWorkbook(document))
    }
  }
})
