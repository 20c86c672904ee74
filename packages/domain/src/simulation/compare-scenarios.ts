import type { Scenario } from './scenario.ts'

/** Parts of a file that are lists of things with an id. */
export const SCENARIO_PARTS = [
  'actors',
  'resources',
  'documents',
  'calendar',
  'messages',
  'events',
  'rules',
  'rating',
] as const
export type ScenarioPart = (typeof SCENARIO_PARTS)[number]

export interface FieldDifference {
  /** Path inside the thing: 'options.0.label'. */
  readonly field: string
  /** As written in the file; null where it stands on one side only. */
  readonly one: string | number | boolean | null
  readonly other: string | number | boolean | null
}

export interface ScenarioDifference {
  /** A list of the file, or 'head' for what is said once. */
  readonly part: ScenarioPart | 'head' | 'policies'
  readonly id: string
  readonly kind: 'only-one' | 'only-other' | 'changed'
  readonly fields: readonly FieldDifference[]
}

type Leaf = string | number | boolean | null
const HEAD = ['code', 'title', 'kind', 'family', 'clock', 'role', 'briefing', 'competencies'] as const

function leavesOf(value: unknown, path: string, into: Map<string, Leaf>): Map<string, Leaf> {
  if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) leavesOf(inner, path ? `${path}.${key}` : key, into)
  else if (value !== undefined) into.set(path, value as Leaf)
  return into
}

function fieldsThatDiffer(one: unknown, other: unknown): FieldDifference[] {
  const [a, b] = [leavesOf(one, '', new Map()), leavesOf(other, '', new Map())]
  return [...new Set([...a.keys(), ...b.keys()])]
    .filter((field) => (a.has(field) ? a.get(field) : undefined) !== (b.has(field) ? b.get(field) : undefined))
    .map((field) => ({ field, one: a.get(field) ?? null, other: b.get(field) ?? null }))
}

function inLists(
  part: ScenarioDifference['part'],
  one: ReadonlyMap<string, unknown>,
  other: ReadonlyMap<string, unknown>,
): ScenarioDifference[] {
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((id): ScenarioDifference[] => {
    if (!other.has(id)) return [{ part, id, kind: 'only-one', fields: [] }]
    if (!one.has(id)) return [{ part, id, kind: 'only-other', fields: [] }]
    const fields = fieldsThatDiffer(one.get(id), other.get(id))
    return fields.length > 0 ? [{ part, id, kind: 'changed', fields }] : []
  })
}

/** What differs between two versions or two forms, thing by thing; things are the same where their ids are. */
export function compareScenarios(one: Scenario, other: Scenario): ScenarioDifference[] {
  const head = (scenario: Scenario) => Object.fromEntries(HEAD.map((key) => [key, scenario[key]]))
  const byId = (list: readonly { readonly id: string }[]) => new Map(list.map((thing) => [thing.id, thing]))
  const byName = ({ policies = [] }: Scenario) => new Map(policies.map((policy) => [policy.name, policy]))
  return [
    ...inLists('head', new Map([['', head(one)]]), new Map([['', head(other)]])),
    ...SCENARIO_PARTS.flatMap((part) => inLists(part, byId(one[part]), byId(other[part]))),
    ...inLists('policies', byName(one), byName(other)),
  ]
}

/** Fields whose words may differ between parallel forms, by the last name of the path. */
const SURFACE = ['subject', 'body', 'label', 'name', 'role', 'because', 'question', 'notice', 'text', 'title', 'unit']
/** Where a condition stands: in it, `least` and `most` are amounts of a resource. */
const CONDITIONS = ['atEnd', 'only', 'unless', 'when', 'holds']

function isAmount(part: ScenarioDifference['part'], names: readonly string[]): boolean {
  const last = names.at(-1)!
  if (part === 'resources') return ['start', 'least', 'most'].includes(last)
  if (names.includes('cost')) return true
  if (last === 'by') return names.includes('effects')
  return (last === 'least' || last === 'most') && names.some((name) => CONDITIONS.includes(name))
}

function isSurface(part: ScenarioDifference['part'], { field, one, other }: FieldDifference): boolean {
  const names = field.split('.').filter((name) => !/^\d+$/.test(name))
  if (names.some((name) => SURFACE.includes(name) || name === 'table')) return true
  const isBoth = typeof one === 'number' && typeof other === 'number'
  return isBoth && isAmount(part, names) && Math.sign(one) === Math.sign(other)
}

/**
 * Where two forms of a family are not built alike: a thing that only one has, or a time, point, pattern or consequence that
 * differs. Words, tables, amounts of the same sign and the order of options may differ, and policies are not compared.
 */
export function structureDifferences(one: Scenario, other: Scenario): ScenarioDifference[] {
  const inOrder = (scenario: Scenario): Scenario => ({
    ...scenario,
    code: '',
    briefing: [],
    policies: [],
    clock: { ...scenario.clock, starts: '' },
    messages: scenario.messages.map(({ options, ...message }) => ({
      ...message,
      ...(options ? { options: options.toSorted((a, b) => (a.id < b.id ? -1 : 1)) } : {}),
    })),
  })
  return compareScenarios(inOrder(one), inOrder(other)).flatMap((difference) => {
    if (difference.kind !== 'changed') return [difference]
    const fields = difference.fields.filter((field) => !isSurface(difference.part, field))
    return fields.length > 0 ? [{ ...difference, fields }] : []
  })
}
