import { type BodyOf, CentreRoom, type setCentreRooms } from '@petakom/contract'
import { z } from 'zod'
import { type AuditActor, audit } from '../../db/audit.ts'
import { type Db, sql } from '../../db/query.ts'
import { centreErrors } from './errors.ts'
import { holdCentre } from './hold-centre.ts'

export const listRoomRows = (db: Db, centreId: string) =>
  db.all(
    CentreRoom,
    sql`select id, name, seats, kinds from centre_room where centre_id = ${centreId} order by name, id`,
  )

export async function storeRooms(
  db: Db,
  actor: AuditActor,
  centreId: string,
  rooms: BodyOf<typeof setCentreRooms>['rooms'],
): Promise<string[]> {
  await holdCentre(db, centreId)
  const before = await listRoomRows(db, centreId)
  const names = new Set<string>()
  for (const { id, name } of rooms) {
    if (names.has(name)) throw centreErrors.CENTRE_ROOM_TWICE({ name })
    names.add(name)
    if (id !== undefined && !before.some((room) => room.id === id)) throw centreErrors.CENTRE_ROOM_UNKNOWN({ name })
  }
  const kept = rooms.flatMap(({ id }) => id ?? [])
  const used = await db.maybe(
    z.object({ name: z.string(), sittings: z.number() }),
    sql`select r.name, count(*)::int as sittings from centre_room as r
      join centre_sitting as s on s.instansi_id = r.instansi_id and s.room_id = r.id
      where r.centre_id = ${centreId} and r.id <> all(${kept}::uuid[]) group by r.id, r.name order by r.name limit 1`,
  )
  if (used) throw centreErrors.CENTRE_ROOM_USED(used)
  await db.run(sql`delete from centre_absence where centre_id = ${centreId} and who in (
    select id from centre_room where centre_id = ${centreId} and id <> all(${kept}::uuid[]))`)
  await db.run(sql`delete from centre_room where centre_id = ${centreId} and id <> all(${kept}::uuid[])`)
  // Names are unique at every moment: two rooms may exchange theirs.
  await db.run(sql`update centre_room set name = id::text where centre_id = ${centreId}`)
  const ids: string[] = []
  for (const { id, name, seats, kinds } of rooms) {
    const row = await db.one(
      z.object({ id: z.string() }),
      id === undefined
        ? sql`insert into centre_room (instansi_id, centre_id, name, seats, kinds)
            values (${actor.instansiId}, ${centreId}, ${name}, ${seats}, ${kinds}) returning id`
        : sql`update centre_room set name = ${name}, seats = ${seats}, kinds = ${kinds} where id = ${id} returning id`,
    )
    ids.push(row.id)
  }
  const after = rooms.map((room, index) => ({ ...room, id: ids[index] }))
  await audit(db, actor, { action: 'centre.rooms-set', subjectType: 'centre', subjectId: centreId, before, after })
  return ids
}
