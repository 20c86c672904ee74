import type { AuditActor } from '../../../db/audit.ts'
import { serveWorker } from '../../../jobs/worker-side.ts'
import type { CorrectionOrder } from './compute-effect.ts'
import { type Release, releaseCorrection, storeEffect } from './run-correction.ts'

export type CorrectionWork = { readonly connectionString: string; readonly actor: AuditActor } & (
  | { readonly kind: 'effect'; readonly order: CorrectionOrder }
  | { readonly kind: 'release'; readonly order: Release }
)

await serveWorker<CorrectionWork>((work, { database, progress }) => {
  const report = async (share: number) => progress(share, '')
  return work.kind === 'effect'
    ? storeEffect(database, work.actor, work.order, report)
    : releaseCorrection(database, work.actor, work.order, report)
})
