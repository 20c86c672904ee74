import type { verifyPlan as contract, ResponseOf } from '@petakom/contract'
import { candidatePairs, roundPostsOnly } from '@petakom/domain'
import { type SparsePairs, verifyPlan } from '@petakom/placement'
import { z } from 'zod'
import type { Database } from '../../../db/database.ts'
import { sql } from '../../../db/query.ts'
import { unpackCertificate } from '../plans/certificate.ts'
import { planHash } from '../plans/plan-hash.ts'
import { contentHash } from '../rounds/snapshot-content.ts'
import { solveCalmly, totalOf } from './base-plan.ts'
import { type LoadedPlan, readStoredPlan } from './loaded-plan.ts'
import { type LoadedSnapshot, loadSnapshot } from './loaded-snapshot.ts'
import { unpackInts } from './packing.ts'
import type { OfPlan } from './questions.ts'

type Check = ResponseOf<typeof contract>['checks'][number]
const check = (code: string, detail: string | null): Check => ({ code, isHeld: detail === null, detail })

/**
 * Whether a stored plan is what its frozen data, constraints and prices say: nothing is taken from memory. The checks
 * come in order: content, pairs, input, total, certificate.
 */
export async function verifyStored(
  database: Database,
  { instansiId, planId }: OfPlan,
): Promise<ResponseOf<typeof contract>> {
  const { plan, snapshot, hashNow } = await database.tenant(
    instansiId,
    async (db) => {
      const plan = await readStoredPlan(db, planId)
      const { content } = await db.one(
        z.object({ content: z.instanceof(Uint8Array) }),
        sql`select content from placement_snapshot where id = ${plan.snapshotId}`,
      )
      return { plan, snapshot: await loadSnapshot(db, plan.snapshotId), hashNow: contentHash(content) }
    },
    { snapshot: true },
  )
  const checks = [
    check('content', hashNow === snapshot.hash ? null : `${snapshot.hash.slice(0, 12)} ≠ ${hashNow.slice(0, 12)}`),
    check('pairs', differenceOfPairs(snapshot)),
    check('input', differenceOfInput(plan, snapshot)),
  ]
  if (plan.assignment) {
    const postOf = unpackInts(plan.assignment)
    checks.push(check('total', differenceOfTotal(snapshot, postOf, plan.total)))
    if (plan.certificate) checks.push(check('certificate', flawOf(snapshot, plan, plan.certificate, postOf)))
  }
  return { isIntact: checks.every(({ isHeld }) => isHeld), checks }
}

/** The first pair that the frozen data do not give, or give with another score. */
function differenceOfPairs({ content, pairs }: LoadedSnapshot): string | null {
  const { allowLateral, withRank } = content.choices
  const anew: SparsePairs = roundPostsOnly(candidatePairs(content.facts, { allowLateral, withRank })).pairs
  if (anew.officials !== pairs.officials || anew.posts !== pairs.posts)
    return `${pairs.officials} × ${pairs.posts} ≠ ${anew.officials} × ${anew.posts}`
  for (let i = 0; i < pairs.officials; i += 1) {
    const from = pairs.start[i]!
    const isSameRow =
      anew.start[i] === from &&
      anew.start[i + 1] === pairs.start[i + 1] &&
      isSame(anew, pairs, from, pairs.start[i + 1]!)
    if (!isSameRow) return content.officials[i]!.name
  }
  return null
}

function isSame(one: SparsePairs, other: SparsePairs, from: number, to: number): boolean {
  for (let e = from; e < to; e += 1) if (one.post[e] !== other.post[e] || one.score[e] !== other.score[e]) return false
  return true
}

function differenceOfInput(plan: LoadedPlan['stored'], { hash }: LoadedSnapshot): string | null {
  const anew = planHash(hash, plan.settings, plan.constraints, plan.engineVersion)
  return anew === plan.inputHash ? null : `${plan.inputHash.slice(0, 12)} ≠ ${anew.slice(0, 12)}`
}

function differenceOfTotal(
  { pairs, content }: LoadedSnapshot,
  postOf: Int32Array,
  total: number | null,
): string | null {
  const stray = postOf.findIndex((post, official) => {
    const row = pairs.post.subarray(pairs.start[official]!, pairs.start[official + 1]!)
    return post >= 0 && !row.includes(post)
  })
  if (stray >= 0) return content.officials[stray]!.name
  const anew = totalOf(pairs, postOf)
  return anew === total ? null : `${total} ≠ ${anew}`
}

/** The stored prices against pairs built anew from the frozen data and the constraints. */
function flawOf(
  snapshot: LoadedSnapshot,
  { constraints, settings }: LoadedPlan['stored'],
  certificate: Uint8Array,
  postOf: Int32Array,
): string | null {
  const stored = unpackCertificate(certificate)
  const { posts } = snapshot.pairs
  const stray = stored.postOf.findIndex((post, official) => (post < posts ? post : -1) !== postOf[official])
  if (stray >= 0) return snapshot.content.officials[stray]!.name
  const base = solveCalmly(snapshot, constraints, { stayingBonus: settings.stayingBonus })
  if (base.outcome !== 'planned') return base.outcome
  const flaw = verifyPlan(base.pairs, stored)
  return flaw && JSON.stringify(flaw)
}
