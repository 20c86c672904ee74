import type { RoundFacts } from '@petakom/domain'
import { z } from 'zod'
import { type Db, sql } from '../../../db/query.ts'
import type { OfficialName, PostName } from './snapshot-content.ts'

const PersonRow = z.object({ id: z.string(), name: z.string(), nip: z.string() })
const PostRow = z.object({ id: z.string(), name: z.string(), unitName: z.string(), agencyName: z.string() })

/** Names for the officials and posts of these facts, in their order; read in the same transaction as the facts. */
export async function readNames(
  db: Db,
  { officials, posts }: RoundFacts,
): Promise<{ officials: OfficialName[]; posts: PostName[] }> {
  const people = await db.all(
    PersonRow,
    sql`select id, nip, concat_ws(' ', title_before, name) || coalesce(', ' || title_after, '') as name from pegawai`,
  )
  const wanted = [...new Set([...posts.map(({ id }) => id), ...officials.flatMap(({ seat }) => seat ?? [])])]
  const found = await db.all(
    PostRow,
    sql`with recursive tree as (
        select id, name, case when is_opd then name end as agency from unit_kerja where parent_id is null
        union all
        select u.id, u.name, case when u.is_opd then u.name else t.agency end
        from unit_kerja as u join tree as t on u.parent_id = t.id
      )
      select j.id, j.name, t.name as "unitName", coalesce(t.agency, t.name) as "agencyName"
      from jabatan as j join tree as t on t.id = j.unit_id where j.id = any(${wanted}::uuid[])`,
  )
  const personOf = new Map(people.map((row) => [row.id, row]))
  const postOf = new Map(found.map((row) => [row.id, row]))
  return {
    officials: officials.map(({ id, seat }) => {
      const { name, nip } = personOf.get(id)!
      const post = seat === null ? undefined : postOf.get(seat)
      return {
        name,
        nip,
        postName: post?.name ?? null,
        unitName: post?.unitName ?? null,
        agencyName: post?.agencyName ?? null,
      }
    }),
    posts: posts.map(({ id }) => {
      const { name, unitName, agencyName } = postOf.get(id)!
      return { name, unitName, agencyName }
    }),
  }
}
