import { z } from 'zod'
import { type AuditActor, audit } from '../../../db/audit.ts'
import { type Db, sql } from '../../../db/query.ts'
import { packPairs } from '../thread/packing.ts'
import { lockRound, type Round, requireOpen, touchRound } from './change-round.ts'
import { readSeats } from './seats.ts'
import { packContent } from './snapshot-content.ts'
import type { SnapshotDraft } from './snapshot-of.ts'

/** Writes the frozen data of a round that nobody changed meanwhile, and makes it the round's present one. */
export async function storeSnapshot(db: Db, actor: AuditActor, asRead: Round, draft: SnapshotDraft) {
  const round = await lockRound(db, asRead.id, asRead.version)
  requireOpen(round)
  const { content, pairs, kept, barred, incomplete } = draft
  const { content: packed, hash } = packContent(content)
  const { facts, versions } = content
  const { seatOf, holderOf } = readSeats(facts)
  const vacant = holderOf.reduce((sum, holder) => sum + Number(holder < 0), 0)
  const { id } = await db.one(
    z.object({ id: z.string() }),
    sql`insert into placement_snapshot (instansi_id, round_id, hash, content, pairs, officials, posts, vacant, pair_count,
        rules_version, fit_recipe_version, engine_version, barred, incomplete, kept, taken_by, taken_by_name)
      values (${actor.instansiId}, ${round.id}, decode(${hash}, 'hex'), ${packed}, ${packPairs(pairs)},
        ${facts.officials.length}, ${facts.posts.length}, ${vacant}, ${pairs.post.length}, ${versions.rules},
        ${versions.fitRecipe}, ${versions.engine}, ${JSON.stringify(barred)}, ${JSON.stringify(incomplete)},
        ${[...kept]}::int[], ${actor.id}, ${actor.name}) returning id`,
  )
  await storeOfficials(db, actor, id, draft, seatOf)
  await storePosts(db, actor, id, draft, holderOf)
  const version = await touchRound(db, actor, round, { what: 'frozen', state: 'frozen', snapshotId: id })
  const counts = { officials: facts.officials.length, posts: facts.posts.length, vacant, pairs: pairs.post.length }
  await audit(db, actor, {
    action: 'placement-round.frozen',
    subjectType: 'placement-round',
    subjectId: round.id,
    after: { hash, ...counts },
  })
  return { snapshotId: id, hash, version, ...counts }
}

async function storeOfficials(db: Db, actor: AuditActor, id: string, draft: SnapshotDraft, seatOf: Int32Array) {
  const { content, pairs, missing } = draft
  const rows = content.facts.officials.map((fact, index) => {
    const { name, nip, postName, agencyName } = content.officials[index]!
    const seat = seatOf[index]! < 0 ? null : seatOf[index]!
    const listed = index < pairs.officials ? pairs.start[index + 1]! - pairs.start[index]! : 0
    return {
      ...{ index, pegawai: fact.id, name, nip, post: postName, agency: agencyName, tier: fact.tier, seat },
      candidacies: Math.max(0, listed - (seat === null ? 0 : 1)),
      missing: missing[index]!,
    }
  })
  await db.run(sql`
    insert into placement_official (instansi_id, snapshot_id, index, pegawai_id, name, nip, post_name, agency_name, tier,
      seat_index, candidacies, missing)
    select ${actor.instansiId}, ${id}, index, pegawai, name, nip, post, agency, tier, seat, candidacies,
      array(select jsonb_array_elements_text(missing))
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(index int, pegawai uuid, name text, nip text, post text,
      agency text, tier text, seat int, candidacies int, missing jsonb)`)
}

async function storePosts(db: Db, actor: AuditActor, id: string, draft: SnapshotDraft, holderOf: Int32Array) {
  const { content, pairs } = draft
  const candidates = new Int32Array(content.facts.posts.length)
  for (const post of pairs.post) candidates[post]! += 1
  const rows = content.facts.posts.map((fact, index) => {
    const { name, unitName, agencyName } = content.posts[index]!
    const holder = holderOf[index]! < 0 ? null : holderOf[index]!
    return {
      ...{ index, jabatan: fact.id, seat: fact.seat, name, unit: unitName, agencyId: fact.agency, agency: agencyName },
      ...{ tier: fact.tier, eselon: fact.eselon, critical: fact.critical, holder },
      // The holder's staying is no candidacy.
      candidates: candidates[index]! - (holder === null ? 0 : 1),
    }
  })
  await db.run(sql`
    insert into placement_post (instansi_id, snapshot_id, index, jabatan_id, seat, name, unit_name, agency_id,
      agency_name, tier, eselon, is_critical, holder_index, candidates)
    select ${actor.instansiId}, ${id}, index, jabatan, seat, name, unit, "agencyId", agency, tier, eselon, critical,
      holder, candidates
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(index int, jabatan uuid, seat int, name text, unit text,
      "agencyId" uuid, agency text, tier text, eselon text, critical boolean, holder int, candidates int)`)
}
