import { z } from 'zod'
import { unitTree } from '../../../db/placement/tree.ts'
import { type Db, sql } from '../../../db/query.ts'

const NameRow = z.object({
  id: z.string(),
  name: z.string(),
  unitName: z.string(),
  agencyName: z.string().nullable(),
})
export type PostName = z.infer<typeof NameRow>

/** What the posts are called and where they stand; who holds them is not read. */
export async function readPostNames(db: Db, jabatanIds: readonly string[]): Promise<Map<string, PostName>> {
  const rows = await db.all(
    NameRow,
    sql`with recursive ${unitTree}
      select j.id, j.name, u.name as "unitName", a.name as "agencyName"
      from jabatan as j
      join unit_kerja as u on u.instansi_id = j.instansi_id and u.id = j.unit_id
      join tree as t on t.id = j.unit_id
      left join unit_kerja as a on a.id = t.agency
      where j.id = any(${[...jabatanIds]}::uuid[])`,
  )
  return new Map(rows.map((row) => [row.id, row]))
}
