import { pack } from '../db/packed-json.ts'
import type { Sheet } from '../features/placement/decisions/sheet.ts'
import type { TestApp } from './test-app.ts'

/** An open proposal of a plan, with one vacant post and nobody for it: enough to be named by its id. */
export async function insertProposal(test: TestApp, instansiId: string, planId: string): Promise<string> {
  const { rows } = await test.owner(
    `select r.id, r.name, r.held_on::text as date from placement_plan as l
      join placement_round as r on r.instansi_id = l.instansi_id and r.id = l.round_id where l.id = $1`,
    [planId],
  )
  const { id, name, date } = rows[0]
  const sheet: Sheet = {
    format: 'petakom-lembar-keputusan/1',
    round: { id, name, date, tiers: ['PENGAWAS'], allowLateral: true, withRank: false },
    plan: { id: planId, number: 1, label: 'Uji', objective: 'total' },
    figures: { total: 0, bound: 0, certified: true, moves: 0, vacancies: 1, filledVacancies: 0 },
    versions: { engine: 'uji', fitRecipe: 'uji', rules: 'uji' },
    snapshotHash: 'uji',
    inputHash: 'uji',
    posts: [
      {
        ...{
          index: 0,
          jabatanId: id,
          seat: 1,
          name: 'Kepala Seksi Uji',
          unitName: 'Dinas Uji',
          agencyName: 'Dinas Uji',
        },
        ...{ tier: 'PENGAWAS', eselon: null, isCritical: false, holder: null, planned: null, role: 'stays-empty' },
        ...{ candidates: [], eligible: 1, emptyPrice: 0 },
      },
    ],
  }
  const { content, hash } = pack(sheet)
  const made = await test.owner(
    `insert into placement_proposal (instansi_id, round_id, plan_id, note, sheet, sheet_hash, posts, proposed_by_name)
      values ($1, $2, $3, 'Usulan untuk uji.', $4, $5, 1, 'uji') returning id`,
    [instansiId, id, planId, content, hash],
  )
  return made.rows[0].id
}
