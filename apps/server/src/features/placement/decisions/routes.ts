import * as contract from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { audit } from '../../../db/audit.ts'
import { runInWorker } from '../../../jobs/run-in-worker.ts'
import { proveIdentity } from '../../../plugins/prove-identity.ts'
import { handle, handleFreely, handlePublicFreely } from '../../../plugins/route.ts'
import type { SignedInActor } from '../../../plugins/sign-in.ts'
import { countWrongTry, refuseOver } from '../../../plugins/throttle.ts'
import { placementThread } from '../thread/placement-thread.ts'
import { readArchive } from './archive-rows.ts'
import { decideAsPlanned } from './decide-as-planned.ts'
import { decideOnPost } from './decide-post.ts'
import { endProposal } from './end-proposal.ts'
import { listProposalRows, openProposal } from './proposal-rows.ts'
import type { ProposalWork } from './proposal-worker.ts'
import { registerPropose } from './propose-job.ts'
import { readProposal, readSheetPost } from './read-proposal.ts'
import type { Check } from './recheck.ts'
import { readPlacementSummary } from './summary.ts'
import { verifyNoteCode } from './verify-note.ts'

const WORKER = new URL('./proposal-worker.ts', import.meta.url)
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** Unknown codes that one address may ask about before it waits. */
const UNKNOWN_CODES = 60

type Asked = Omit<ProposalWork, 'connectionString' | 'actor'>

export function registerDecisions(app: FastifyInstance): void {
  const { database, settings } = app
  const closing = new AbortController()
  app.addHook('onClose', async () => closing.abort())
  const unwatched = {
    signal: closing.signal,
    // A server that closes asks the thread to stop, and does not wait for a file that nobody will receive.
    report: async () => closing.signal.throwIfAborted(),
  }
  let last: Promise<unknown> = Promise.resolve()
  /** One at a time: each has a thread of its own, and a hundred at once would be a hundred threads. */
  function work<T>(actor: SignedInActor, asked: Asked): Promise<T> {
    const { instansiId, id, name } = actor
    const order = { ...asked, connectionString: database.connectionString, actor: { instansiId, id, name } }
    const turn = last.catch(() => {}).then(() => runInWorker<T>(WORKER, order, unwatched))
    last = turn
    return turn
  }

  registerPropose(app)
  handle(app, contract.listProposals, ({ db, query }) => listProposalRows(db, query))
  handle(app, contract.getPlacementSummary, ({ db }) => readPlacementSummary(db, settings.clock()))
  handle(app, contract.recallProposal, async ({ db, actor, params, body }) => {
    await endProposal(db, actor, params.id, { ending: 'recalled', reason: body.reason })
    return contract.done
  })
  handle(app, contract.returnProposal, async ({ db, actor, params, body }) => {
    await endProposal(db, actor, params.id, { ending: 'returned', reason: body.reason })
    return contract.done
  })
  handle(app, contract.getProposal, ({ db, params }) => readProposal(db, params.id))
  handle(app, contract.getSheetPost, async ({ db, actor, params }) => {
    const found = await readSheetPost(db, params.id, params.post)
    // The evidence on named persons: whoever looked at it is known.
    const after = { jabatan: found.post.name }
    await audit(db, actor, { action: 'proposal.post-viewed', subjectType: 'proposal', subjectId: params.id, after })
    return found
  })
  handle(app, contract.decidePost, async ({ db, actor, params, body }) => ({
    id: await decideOnPost(db, actor, params.id, params.post, body),
  }))
  handle(app, contract.decideAsPlanned, async ({ db, actor, params, body }) => {
    const { decided, skipped } = await decideAsPlanned(db, actor, params.id, body.posts)
    return { decided, skipped: [...skipped] }
  })
  handleFreely(app, contract.signProposal, async ({ actor, params, body }) => {
    await database.tenant(actor.instansiId, (db) => openProposal(db, params.id))
    await proveIdentity(database, actor, body.password)
    return work(actor, { kind: 'sign', id: params.id, sheetHash: body.sheetHash, now: settings.clock() } as Asked)
  })

  /** Tells the trail who took it out, then makes the file. */
  async function taken(actor: SignedInActor, id: string, format: string): Promise<void> {
    await database.tenant(actor.instansiId, async (db) => {
      await openProposal(db, id)
      await audit(db, actor, {
        action: 'proposal.downloaded',
        subjectType: 'proposal',
        subjectId: id,
        after: { format },
      })
    })
  }
  handleFreely(app, contract.getProposalNote, async ({ actor, params, reply }) => {
    await taken(actor, params.id, 'PDF')
    const asked = { kind: 'note', id: params.id, publicUrl: settings.publicUrl } as Asked
    const pdf = await work<Uint8Array>(actor, asked)
    return reply
      .header('content-disposition', attachment('nota-usulan.pdf'))
      .type('application/pdf')
      .send(Buffer.from(pdf))
  })
  handleFreely(app, contract.getProposalWorkbook, async ({ actor, params, reply }) => {
    await taken(actor, params.id, 'XLSX')
    const sheet = await work<Uint8Array>(actor, { kind: 'workbook', id: params.id } as Asked)
    return reply.header('content-disposition', attachment('usulan.xlsx')).type(XLSX).send(Buffer.from(sheet))
  })
  handleFreely(app, contract.getProposalArchive, async ({ actor, params, reply }) => {
    await taken(actor, params.id, 'JSON')
    const { content } = await database.tenant(actor.instansiId, (db) => readArchive(db, params.id))
    // As it is stored; the browser unpacks it, and the hash is that of what it saves.
    return reply
      .header('content-disposition', attachment('arsip-penempatan.json'))
      .header('content-encoding', 'gzip')
      .type('application/json')
      .send(content)
  })
  handleFreely(app, contract.recheckProposal, async ({ actor, params }) => {
    const { instansiId } = actor
    const { row } = await database.tenant(instansiId, (db) => openProposal(db, params.id))
    const own = await work<Check[]>(actor, { kind: 'recheck', id: params.id } as Asked)
    const plan = await placementThread(app).verify({ instansiId, planId: row.plan.id })
    const checks = [...own, ...plan.checks]
    const isIntact = checks.every(({ isHeld }) => isHeld)
    await database.tenant(instansiId, (db) =>
      audit(db, actor, {
        action: 'proposal.rechecked',
        subjectType: 'proposal',
        subjectId: params.id,
        after: { isIntact, first: checks.find(({ isHeld }) => !isHeld)?.code ?? null },
      }),
    )
    return { isIntact, checks }
  })
  handlePublicFreely(app, contract.verifyNote, async ({ params, request }) => {
    const key = `verify:${request.ip}`
    await refuseOver(database, key, UNKNOWN_CODES)
    const verdict = await verifyNoteCode(database, params.code)
    if (verdict.outcome === 'unknown') await countWrongTry(database, key)
    return verdict
  })
}

const attachment = (name: string) => `attachment; filename*=UTF-8''${encodeURIComponent(name)}`
