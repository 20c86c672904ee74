import { createHash } from 'node:crypto'
import { boxOutlook, canonicalJson, talentPosition } from '@petakom/domain'
import { ENGINE_VERSION } from '@petakom/psychometrics'
import { type AuditActor, audit } from '../../db/audit.ts'
import { type Db, sql } from '../../db/query.ts'
import { findTalentRecipe } from '../../db/recipes.ts'
import { readTalentFacts } from './facts.ts'

/** Derives everyone's position from facts and the recipe in force on `date`, and puts it in place of the one before. */
export async function computeTalent(db: Db, actor: AuditActor, date: string) {
  const recipe = await findTalentRecipe(db, date)
  const profiles = (await readTalentFacts(db, date)).map(({ pegawaiId, facts, possible }) => {
    const { potential, performance, box } = talentPosition(facts, recipe)
    const outlook = boxOutlook(facts, possible, recipe)
    return {
      pegawaiId,
      potensial: potential.value,
      kinerja: performance.value,
      potensialCoverage: potential.coverage,
      kinerjaCoverage: performance.coverage,
      box,
      low: outlook?.low ?? null,
      high: outlook?.high ?? null,
      chances: outlook?.chances ?? [],
      alternatives: outlook?.alternatives ?? [],
      parts: { potential: potential.parts, performance: performance.parts },
      inputHash: createHash('sha256').update(canonicalJson({ facts, possible, recipe })).digest('hex'),
    }
  })
  await db.run(sql`delete from talent_profile`)
  await db.run(sql`
    insert into talent_profile (instansi_id, pegawai_id, potensial, kinerja, potensial_coverage, kinerja_coverage, box,
      potensial_low, potensial_high, box_chances, box_alternatives, as_of, parts, recipe_version, input_hash, engine_version)
    select ${actor.instansiId}, "pegawaiId", potensial, kinerja, "potensialCoverage", "kinerjaCoverage", box,
      low, high, chances, alternatives, ${date}::date, parts, ${recipe.version}, decode("inputHash", 'hex'), ${ENGINE_VERSION}
    from jsonb_to_recordset(${JSON.stringify(profiles)}::jsonb) as r("pegawaiId" uuid, potensial float8, kinerja float8,
      "potensialCoverage" float8, "kinerjaCoverage" float8, box int, low float8, high float8, chances jsonb,
      alternatives int[], parts jsonb, "inputHash" text)`)
  const summary = { computed: profiles.length, placed: profiles.filter(({ box }) => box !== null).length }
  await audit(db, actor, {
    action: 'talent.computed',
    subjectType: 'talent',
    after: { ...summary, recipe: recipe.version },
  })
  return summary
}
