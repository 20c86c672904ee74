import type { Database } from '../../../db/database.ts'
import { serveThread } from '../../../placement/serve-thread.ts'
import { priceOf } from '../constraints/price-constraint.ts'
import { findChanges } from '../rounds/find-changes.ts'
import { Cache } from './cache.ts'
import { candidatesFor } from './candidates-for.ts'
import { compareIn } from './compare-in.ts'
import { explainIn } from './explain-in.ts'
import { fitsFor } from './fits-for.ts'
import { LoadedPlan, readStoredPlan } from './loaded-plan.ts'
import { type LoadedSnapshot, loadSnapshot } from './loaded-snapshot.ts'
import type { OfPlan, OfSnapshot, Question } from './questions.ts'
import { verifyStored } from './verify-stored.ts'

/** A snapshot of a city is some tens of megabytes when it is read. */
const snapshots = new Cache<LoadedSnapshot>(3)
const plans = new Cache<LoadedPlan>(6)

// Keyed by instansi as well: what one of them read is never found by another that knows its id.
const snapshotOf = (database: Database, { instansiId, snapshotId }: OfSnapshot) =>
  snapshots.get(`${instansiId} ${snapshotId}`, () => database.tenant(instansiId, (db) => loadSnapshot(db, snapshotId)))

const planOf = (database: Database, { instansiId, planId }: OfPlan) =>
  plans.get(`${instansiId} ${planId}`, async () => {
    const stored = await database.tenant(instansiId, (db) => readStoredPlan(db, planId))
    return new LoadedPlan(stored, await snapshotOf(database, { instansiId, snapshotId: stored.snapshotId }))
  })

async function answer(database: Database, question: Question): Promise<unknown> {
  switch (question.kind) {
    case 'fits':
      return fitsFor(await snapshotOf(database, question), question.post)
    case 'price':
      return priceOf(await snapshotOf(database, question), question)
    case 'changes':
      return findChanges(database, question, (snapshotId) =>
        snapshotOf(database, { instansiId: question.instansiId, snapshotId }),
      )
    case 'explain':
      return explainIn(await planOf(database, question), question)
    case 'shortfalls': {
      const plan = await planOf(database, question)
      plan.snapshot.requireOfficial(question.official)
      const [from, to] = plan.snapshot.rowOf(question.official)
      const posts = question.posts ?? [...plan.snapshot.pairs.post.subarray(from, to)]
      return posts.map((post) => ({ post, shortfall: plan.shortfall(question.official, post) }))
    }
    case 'candidates':
      return candidatesFor(await planOf(database, question), question)
    case 'empty-prices': {
      const { finder } = (await planOf(database, question)).base()
      return question.posts.map((post) => finder.ofEmpty(post))
    }
    case 'compare': {
      const { instansiId, otherId } = question
      return compareIn(await planOf(database, question), await planOf(database, { instansiId, planId: otherId }))
    }
    case 'verify':
      return verifyStored(database, question)
  }
}

serveThread(answer)
