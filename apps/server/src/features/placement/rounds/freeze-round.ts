import { candidatePairs } from '@petakom/domain'
import type { AuditActor } from '../../../db/audit.ts'
import type { Database } from '../../../db/database.ts'
import { readRoundFacts } from '../../../db/placement/round-facts.ts'
import type { Progress } from '../../../jobs/worker-side.ts'
import { placementErrors } from '../errors.ts'
import { type Round, readRoundRow, requireOpen, requireVersion } from './change-round.ts'
import { readNames } from './read-names.ts'
import { snapshotOf } from './snapshot-of.ts'
import { storeSnapshot } from './store-snapshot.ts'

interface Freeze {
  readonly actor: AuditActor
  readonly roundId: string
  readonly version: number
}

/** Reads the records in one unchanging view, finds who may be placed where, and keeps both for good. */
export async function freezeRound(database: Database, { actor, roundId, version }: Freeze, progress: Progress) {
  progress(0.02, 'facts')
  const { round, facts, names } = await database.tenant(
    actor.instansiId,
    async (db) => {
      const round = await readRoundRow(db, roundId)
      requireVersion(round, version)
      requireOpen(round)
      const facts = await readRoundFacts(db, choiceOf(round))
      return { round, facts, names: await readNames(db, facts) }
    },
    { snapshot: true },
  )
  if (facts.posts.length === 0) throw placementErrors.ROUND_WITHOUT_POSTS({ day: round.date })
  const candidacy = candidatePairs(facts, {
    allowLateral: round.allowLateral,
    withRank: round.withRank,
    onProgress: (share) => progress(0.2 + 0.5 * share, 'pairs'),
  })
  const snapshot = snapshotOf(round, facts, names, candidacy)
  progress(0.8, 'writing')
  const stored = await database.tenant(actor.instansiId, (db) => storeSnapshot(db, actor, round, snapshot))
  await database.refreshStatistics(['placement_official', 'placement_post'])
  return stored
}

export const choiceOf = ({ date, tiers, unitId }: Pick<Round, 'date' | 'tiers' | 'unitId'>) => ({
  date,
  tiers,
  ...(unitId === null ? {} : { unitId }),
})
