import type { BodyOf, firstRun } from '@petakom/contract'
import { z } from 'zod'
import { addDefaultCalibrationRule } from '../../db/assessor-calibrations.ts'
import { audit } from '../../db/audit.ts'
import type { Database } from '../../db/database.ts'
import { addOriginalSheets, readOriginalSheets } from '../../db/original-sheets.ts'
import { sql } from '../../db/query.ts'
import { addDefaultRecipes } from '../../db/recipes.ts'
import { addOriginalCases, readOriginalCases } from '../../db/training-cases.ts'
import { createAccount, createInstansi } from './accounts.ts'
import { identityErrors } from './errors.ts'

export async function isFirstRun(database: Database): Promise<boolean> {
  const { n } = await database.gate((db) =>
    db.one(z.object({ n: z.number() }), sql`select count(*)::int as n from instansi`),
  )
  return n === 0
}

/** Makes the first instansi and its administrator. Two browsers at once: the lock lets one through. */
export async function runFirst(database: Database, { instansi, admin }: BodyOf<typeof firstRun>) {
  const instansiId = await database.gate(async (db) => {
    await db.run(sql`select pg_advisory_xact_lock(hashtext('first-run'))`)
    const { n } = await db.one(z.object({ n: z.number() }), sql`select count(*)::int as n from instansi`)
    if (n > 0) throw identityErrors.INSTANSI_EXISTS()
    return createInstansi(db, instansi)
  })
  const accountId = await database.tenant(instansiId, async (db) => {
    const actor = { instansiId, id: null, name: 'Pemasangan pertama' }
    await audit(db, actor, {
      action: 'instansi.created',
      subjectType: 'instansi',
      subjectId: instansiId,
      after: instansi,
    })
    await addDefaultRecipes(db, actor)
    await addOriginalSheets(db, actor, await readOriginalSheets())
    await addDefaultCalibrationRule(db, actor)
    await addOriginalCases(db, actor, await readOriginalCases())
    return createAccount(db, actor, { ...admin, roles: ['administrator'] })
  })
  return { instansiId, accountId }
}
