import type { OfficialFacts } from '@petakom/domain'
import { z } from 'zod'
import { type Db, sql } from '../query.ts'
import { readHistories } from './histories.ts'
import { readMeasurements, readPotentials } from './measurements.ts'
import { unitTree } from './tree.ts'

const SeatRow = z.object({
  pegawaiId: z.string(),
  seat: z.string(),
  tier: z.string().nullable(),
  agency: z.string().nullable(),
})

/** The facts of one official, or (null) of everyone of the instansi in the order of their NIP. Nine queries in all. */
export async function readOfficials(db: Db, date: string, only: string | null): Promise<OfficialFacts[]> {
  const histories = await readHistories(db, date, only)
  const seats = await readSeats(db, date, only)
  const measurements = await readMeasurements(db, date, only)
  const potentials = await readPotentials(db, only)
  return [...histories].map(([id, history]) => {
    const seat = seats.get(id)
    const measured = measurements.get(id)
    return {
      id,
      history,
      seat: seat?.seat ?? null,
      tier: seat?.tier ?? null,
      agency: seat?.agency ?? null,
      levels: measured?.levels ?? null,
      assessedOn: measured?.assessedOn ?? null,
      capAtStandard: measured?.capAtStandard ?? false,
      potential: potentials.get(id) ?? null,
    }
  })
}

/** The post held on the date: its id, tier and agency. Nobody holds two, by the table's own constraint. */
async function readSeats(db: Db, date: string, only: string | null) {
  const rows = await db.all(
    SeatRow,
    sql`with recursive ${unitTree}
      select h.pegawai_id as "pegawaiId", h.jabatan_id as seat, j.tier, t.agency
      from pegawai_jabatan as h
      join jabatan as j on j.instansi_id = h.instansi_id and j.id = h.jabatan_id
      join tree as t on t.id = j.unit_id
      where h.valid_during @> ${date}::date and ${only === null ? sql`true` : sql`h.pegawai_id = ${only}`}`,
  )
  return new Map(rows.map((row) => [row.pegawaiId, row]))
}
