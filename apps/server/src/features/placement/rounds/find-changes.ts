import type { FactChange } from '@petakom/contract'
import { canonicalJson, type OfficialFacts, type PostFacts } from '@petakom/domain'
import { z } from 'zod'
import type { Database } from '../../../db/database.ts'
import { readRoundFacts } from '../../../db/placement/round-facts.ts'
import { type Db, sql } from '../../../db/query.ts'
import type { LoadedSnapshot } from '../thread/loaded-snapshot.ts'
import { readRoundRow, requireSnapshot } from './change-round.ts'
import { choiceOf } from './freeze-round.ts'
import { readNames } from './read-names.ts'
import type { OfficialName, PostName } from './snapshot-content.ts'
import { seatKey } from './snapshot-of.ts'

type Change = z.infer<typeof FactChange>
type Parts = Readonly<Record<string, unknown>>

interface Asked {
  readonly instansiId: string
  readonly roundId: string
  readonly planId: string | null
}

/** Differences between the records of now and the frozen data, those that a plan rests on first. */
export async function findChanges(
  database: Database,
  { instansiId, roundId, planId }: Asked,
  load: (snapshotId: string) => Promise<LoadedSnapshot>,
): Promise<Change[]> {
  const snapshotId = await database.tenant(instansiId, async (db) => requireSnapshot(await readRoundRow(db, roundId)))
  const frozen = await load(snapshotId)
  const now = await database.tenant(
    instansiId,
    async (db) => {
      const facts = await readRoundFacts(db, choiceOf(await readRoundRow(db, roundId)))
      return { facts, names: await readNames(db, facts), touched: await readTouched(db, snapshotId, planId) }
    },
    { snapshot: true },
  )
  const { facts } = frozen.content
  const officials = compare(
    keyed(facts.officials, frozen.content.officials, ({ id }) => id),
    keyed(now.facts.officials, now.names.officials, ({ id }) => id),
    {
      kind: 'official',
      partsOf: officialParts,
      nameOf: ({ name }: OfficialName) => name,
      inPlan: now.touched.officials,
    },
  )
  const posts = compare(
    keyed(facts.posts, frozen.content.posts, seatKey),
    keyed(now.facts.posts, now.names.posts, seatKey),
    {
      kind: 'post',
      partsOf: postParts,
      nameOf: ({ name, unitName }: PostName) => `${name}, ${unitName}`,
      inPlan: now.touched.posts,
    },
  )
  const calendar: Change[] =
    canonicalJson(facts.freezes) === canonicalJson(now.facts.freezes)
      ? []
      : [{ kind: 'calendar', id: 'freezes', name: 'freezes', parts: ['freezes'], inPlan: true }]
  return [...calendar, ...posts, ...officials].sort((a, b) => Number(b.inPlan) - Number(a.inPlan))
}

const keyed = <F, N>(facts: readonly F[], names: readonly N[], keyOf: (fact: F) => string) =>
  new Map(facts.map((fact, i) => [keyOf(fact), { fact, name: names[i]! }]))

interface Comparing<F, N> {
  readonly kind: 'official' | 'post'
  readonly partsOf: (fact: F) => Parts
  readonly nameOf: (name: N) => string
  readonly inPlan: ReadonlySet<string>
}

type Keyed<F, N> = ReadonlyMap<string, { readonly fact: F; readonly name: N }>

function compare<F extends { readonly id: string }, N>(
  before: Keyed<F, N>,
  now: Keyed<F, N>,
  { kind, partsOf, nameOf, inPlan }: Comparing<F, N>,
): Change[] {
  const changes: Change[] = []
  const add = (what: 'changed' | 'gone' | 'new', key: string, of: { fact: F; name: N }, parts: string[]) =>
    changes.push({ kind: `${kind}-${what}`, id: of.fact.id, name: nameOf(of.name), parts, inPlan: inPlan.has(key) })
  for (const [key, old] of before) {
    const present = now.get(key)
    if (!present) add('gone', key, old, [])
    else if (canonicalJson(old.fact) !== canonicalJson(present.fact))
      add('changed', key, present, differing(partsOf(old.fact), partsOf(present.fact)))
  }
  for (const [key, present] of now) if (!before.has(key)) add('new', key, present, [])
  return changes
}

function differing(before: Parts, now: Parts): string[] {
  const codes = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort()
  return codes.filter((code) => canonicalJson(before[code] ?? null) !== canonicalJson(now[code] ?? null))
}

const officialParts = ({ history, id: _, ...fact }: OfficialFacts): Parts => ({ ...history, ...fact })
const postParts = ({ id: _, seat: __, ...fact }: PostFacts): Parts => ({ ...fact })

/** Who is moved and which posts are filled by plans of the snapshot: ids of pegawai, and of posts with their seats. */
async function readTouched(db: Db, snapshotId: string, planId: string | null) {
  const rows = await db.all(
    z.object({ official: z.string(), post: z.string() }),
    sql`select distinct m->'official'->>'pegawaiId' as official, (m->'to'->>'jabatanId') || ':' || (m->'to'->>'seat') as post
      from placement_plan as p cross join jsonb_array_elements(p.moves) as m
      where p.snapshot_id = ${snapshotId} and (${planId}::uuid is null or p.id = ${planId}::uuid)`,
  )
  return {
    officials: new Set(rows.map(({ official }) => official)),
    posts: new Set(rows.map(({ post }) => post)),
  }
}
