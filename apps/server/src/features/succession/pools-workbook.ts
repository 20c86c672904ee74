import type { CriticalPost } from '@petakom/contract'
import { tierName } from '@petakom/domain'
import writeWorkbook from 'write-excel-file/node'
import { z } from 'zod'
import { type Db, sql } from '../../db/query.ts'
import { readCriticalPosts } from './critical-posts.ts'

const SLOT = { now: 'siap sekarang', soon: '1–2 tahun', later: '3–5 tahun' } as const

const text = (value: string) => ({ value, type: String })
const bold = (value: string) => ({ ...text(value), fontWeight: 'bold' as const })

/** One row a member, and one for a post without any. Text cells are typed as text, so that no name can become a formula. */
export async function poolsWorkbook(db: Db, date: string, isSynthetic: boolean): Promise<Buffer> {
  const posts = await readCriticalPosts(db, date, {})
  const about = new Map((await readMembers(db)).map((member) => [member.id, member]))
  const head = (post: CriticalPost) => [
    text(post.name),
    text(post.agencyName ?? post.unitName),
    text(tierName(post.tier)),
    text(post.holders.map(({ name }) => name).join('; ') || (post.vacantSeats > 0 ? 'lowong' : '')),
    text(post.nextRetirement ?? ''),
    { value: post.coverage, type: Number },
  ]
  const rows = posts.flatMap((post) => {
    if (post.members.length === 0) return [[...head(post), text('belum ada calon')]]
    return post.members.map(({ id, name, readiness }) => {
      const { nip = '', reason = '', addedBy = '', addedOn = '' } = about.get(id) ?? {}
      return [...head(post), text(name), text(nip), text(SLOT[readiness]), text(reason), text(addedBy), text(addedOn)]
    })
  })
  const heading = [
    ...['Jabatan kritikal', 'Perangkat daerah', 'Jenjang', 'Pemegang', 'Pensiun terdekat', 'Cakupan (0–3)'],
    ...['Calon', 'NIP', 'Kesiapan', 'Alasan', 'Dimasukkan oleh', 'Tanggal'],
  ]
  const data = [
    [bold(`Kelompok rencana suksesi per ${date}`)],
    [text(isSynthetic ? 'DATA SINTETIS: orang-orang dalam berkas ini tidak ada' : 'RAHASIA')],
    heading.map(bold),
    ...rows,
  ]
  return writeWorkbook(data as never, { stickyRowsCount: 3, sheet: 'Suksesi' } as never).toBuffer()
}

const readMembers = (db: Db) =>
  db.all(
    z.object({ id: z.string(), nip: z.string(), reason: z.string(), addedBy: z.string(), addedOn: z.string() }),
    sql`select m.id, p.nip, m.reason, m.added_by_name as "addedBy", m.added_at::date::text as "addedOn"
      from succession_member as m join pegawai as p on p.instansi_id = m.instansi_id and p.id = m.pegawai_id
      where m.removed_at is null`,
  )
