import { z } from 'zod'
import type { AuditActor } from '../../db/audit.ts'
import type { Database } from '../../db/database.ts'
import { sql } from '../../db/query.ts'
import { createAccount } from '../../features/identity/accounts.ts'
import { DEMO_ACCOUNTS } from '../accounts.ts'

export interface DemoAssessor {
  readonly id: string
  readonly nip: string
  readonly task: 'assessor' | 'chief' | 'role-player'
  /** Levels that this assessor gives less than others see; null for role players. */
  readonly severity: number | null
}

/** Strict above 0. The last two are the ones that a report should point out. */
const SEVERITIES = [0, 0.1, -0.1, 0.25, -0.25, 0.4, -0.4, 0.15, -0.15, 0.05, 0.9, -0.8]
const ROLE_PLAYERS = 4
export const DEMO_PASSWORD = DEMO_ACCOUNTS[0]!.password

/** Synthetic: serial 9xx of nobody. */
const nipOf = (n: number) => `1976010119990${n % 2 === 0 ? '11' : '12'}${String(930 + n)}`

/** Twelve assessors of known severity, the first of them chief, and four role players; made once. */
export async function ensureAssessors(database: Database, actor: AuditActor): Promise<DemoAssessor[]> {
  const wanted = [
    ...SEVERITIES.map((severity, n) => ({
      ...{ severity, nip: nipOf(n), task: n === 0 ? ('chief' as const) : ('assessor' as const) },
      name: n === 0 ? 'Ketua Asesor Contoh' : `Asesor Contoh ${String(n).padStart(2, '0')}`,
    })),
    ...Array.from({ length: ROLE_PLAYERS }, (_, n) => ({
      ...{ severity: null, nip: nipOf(SEVERITIES.length + n), task: 'role-player' as const },
      name: `Pemeran Contoh ${n + 1}`,
    })),
  ]
  return database.tenant(actor.instansiId, async (db) => {
    const made: DemoAssessor[] = []
    for (const { nip, name, task, severity } of wanted) {
      const find = () => db.maybe(z.object({ id: z.string() }), sql`select id from account where nip = ${nip}`)
      if (!(await find())) await createAccount(db, actor, { nip, name, password: DEMO_PASSWORD, roles: ['asesor'] })
      const { id } = (await find())!
      if (severity !== null)
        await db.run(sql`insert into simulated_assessor (instansi_id, account_id, severity)
          values (${actor.instansiId}, ${id}, ${severity}) on conflict do nothing`)
      made.push({ id, nip, task, severity })
    }
    return made
  })
}
