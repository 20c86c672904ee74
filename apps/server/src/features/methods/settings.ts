import { CostRates, ErrorRates, MethodPreset } from '@petakom/contract'
import { canonicalJson, DEFAULT_COST_RATES, DEFAULT_ERROR_RATES, DEFAULT_PRESETS } from '@petakom/domain'
import { z } from 'zod'
import { type AuditActor, audit } from '../../db/audit.ts'
import { type Db, sql } from '../../db/query.ts'
import { methodErrors } from './errors.ts'

const Row = z.object({
  kind: z.string(),
  version: z.number(),
  content: z.unknown(),
  reason: z.string(),
  madeByName: z.string(),
  madeAt: z.date(),
})

/** What holds of every kind, with its versions, newest first. */
export async function readMethodSettings(db: Db) {
  const rows = await db.all(
    Row,
    sql`select kind, version, content, reason, made_by_name as "madeByName", made_at as "madeAt" from method_setting
      order by kind, version desc`,
  )
  const held = <Content extends z.ZodType>(kind: string, schema: Content, fallback: z.infer<Content>) => {
    const own = rows.filter((row) => row.kind === kind)
    return {
      content: own[0] ? schema.parse(own[0].content) : fallback,
      changes: own.map(({ version, reason, madeByName, madeAt }) => ({
        version,
        reason,
        madeByName,
        madeAt: madeAt.toISOString(),
      })),
    }
  }
  return {
    presets: DEFAULT_PRESETS.map((preset) => held(`preset-${preset.code}`, MethodPreset, MethodPreset.parse(preset))),
    costs: held('cost-rates', CostRates, DEFAULT_COST_RATES),
    errors: held('error-rates', ErrorRates, DEFAULT_ERROR_RATES),
  }
}

interface Change {
  readonly kind: string
  readonly name: string
  readonly before: { readonly version: number }
  /** Carries the version that its writer saw. */
  readonly after: { readonly version: number }
  readonly reason: string
}

/** Stores a setting as the version after the one its writer saw. */
export async function followSetting(db: Db, actor: AuditActor, { kind, name, before, after, reason }: Change) {
  if (after.version !== before.version) throw methodErrors.METHOD_CHANGED({ name, version: before.version })
  if (canonicalJson(after) === canonicalJson(before)) throw methodErrors.METHOD_UNCHANGED()
  const version = before.version + 1
  const content = { ...after, version }
  const stored = await db.run(sql`insert into method_setting (instansi_id, kind, version, content, reason, made_by_name)
    values (${actor.instansiId}, ${kind}, ${version}, ${JSON.stringify(content)}, ${reason}, ${actor.name})
    on conflict do nothing`)
  if (stored === 0) throw methodErrors.METHOD_CHANGED({ name, version })
  await audit(db, actor, {
    action: 'method.changed',
    subjectType: 'method',
    subjectId: kind,
    before,
    after: content,
    reason,
  })
  return { version }
}
