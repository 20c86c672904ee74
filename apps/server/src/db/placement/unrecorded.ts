import { sql } from '../query.ts'

/**
 * Signed decisions that put somebody into a seat and of whom the records know nothing since: round, snapshot and number
 * of the seat, jabatan and person. A person whose record shows the jabatan, or any seat taken after the signature, is
 * settled; a word that keeps a holder never appears.
 */
export const unrecordedDecisions = sql`
  select r.id as round_id, r.name as round_name, w.signed_at, s.jabatan_id, s.name, s.unit_name, w.pegawai_id
  from (
    select distinct on (d.proposal_id, d.post_index) d.instansi_id, p.round_id, p.plan_id, p.ended_at as signed_at,
      d.post_index, d.pegawai_id
    from placement_decision as d
    join placement_proposal as p on p.instansi_id = d.instansi_id and p.id = d.proposal_id and p.ending = 'signed'
    order by d.proposal_id, d.post_index, d.turn desc
  ) as w
  join placement_round as r on r.instansi_id = w.instansi_id and r.id = w.round_id
  join placement_plan as l on l.instansi_id = w.instansi_id and l.id = w.plan_id
  join placement_post as s on s.instansi_id = w.instansi_id and s.snapshot_id = l.snapshot_id and s.index = w.post_index
  where w.pegawai_id is not null and not exists (
    select from pegawai_jabatan as h where h.instansi_id = w.instansi_id and h.pegawai_id = w.pegawai_id
      and (h.jabatan_id = s.jabatan_id or lower(h.valid_during) >= w.signed_at::date))`
