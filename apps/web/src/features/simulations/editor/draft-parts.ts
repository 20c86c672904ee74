import type { Scenario, ScenarioPart, ScriptedPolicy } from '@petakom/domain'

export type PartName = ScenarioPart | 'policies'
/** One thing of a part: an actor, a message, a rule. */
export type ThingOf<P extends PartName> = P extends ScenarioPart ? Scenario[P][number] : ScriptedPolicy

/** What a new thing is called until somebody names it; its number is added. */
const BASE: Readonly<Record<PartName | 'options', string>> = {
  actors: 'orang',
  resources: 'sumber',
  documents: 'dokumen',
  calendar: 'acara',
  messages: 'pesan',
  options: 'pilihan',
  events: 'peristiwa',
  rules: 'bukti',
  rating: 'balasan',
  policies: 'cara',
}

export const idOf = (thing: ThingOf<PartName>): string => ('id' in thing ? thing.id : (thing as ScriptedPolicy).name)
export const listOf = <P extends PartName>(draft: Scenario, part: P): readonly ThingOf<P>[] =>
  (draft[part] ?? []) as readonly ThingOf<P>[]
export const withList = <P extends PartName>(draft: Scenario, part: P, list: readonly ThingOf<P>[]): Scenario => ({
  ...draft,
  [part]: list,
})

function namesOf(draft: Scenario): ReadonlySet<string> {
  const parts = (Object.keys(BASE) as (PartName | 'options')[]).filter((part) => part !== 'options') as PartName[]
  return new Set([
    ...parts.flatMap((part) => listOf(draft, part).map(idOf)),
    ...draft.messages.flatMap(({ options = [] }) => options.map(({ id }) => id)),
    ...draft.events.flatMap(({ effects }) =>
      effects.flatMap((one) => ('calendar' in one ? [one.calendar.id] : 'mark' in one ? [one.mark] : [])),
    ),
  ])
}

export const isFreeName = (draft: Scenario, name: string): boolean => !namesOf(draft).has(name)

/** A name that nothing in the draft bears, whatever its kind. */
export function freeName(draft: Scenario, base: string): string {
  const taken = namesOf(draft)
  const stem = base.replace(/-\d+$/, '')
  for (let n = 1; ; n += 1) {
    const name = `${stem.slice(0, 54)}-${n}`
    if (!taken.has(name)) return name
  }
}
export const freeNameFor = (draft: Scenario, part: PartName | 'options'): string => freeName(draft, BASE[part])

const NEW: { readonly [P in PartName]: (id: string, draft: Scenario) => ThingOf<P> } = {
  actors: (id) => ({ id, name: '', role: '', relation: 'subordinate' }),
  resources: (id) => ({ id, name: '', unit: '', start: 0, least: 0, shown: true }),
  documents: (id) => ({ id, title: '', body: [''] }),
  calendar: (id) => ({ id, title: '', from: 0, to: 60, movable: true }),
  messages: (id, { actors }) => ({
    ...{ id, from: actors[0]?.id ?? '', subject: '', body: [''], channel: 'email', arrives: 0 },
  }),
  events: (id) => ({ id, when: { at: 0 }, effects: [] }),
  rules: (id, { competencies }) => ({
    ...{ id, competency: competencies[0] ?? '', indicator: '', basis: 'product', points: 1, because: '' },
    pattern: { act: { kind: 'decide' } },
  }),
  rating: (id, { competencies, messages }) => ({
    ...{ id, about: messages[0]?.id ?? '', competency: competencies[0] ?? '', indicator: '', question: '', most: 3 },
    anchors: [0, 1, 2, 3].map((points) => ({ points, text: '' })),
  }),
  policies: (name) => ({ name, acts: [] }),
}

interface Added {
  readonly draft: Scenario
  readonly id: string
}

export function addThing(draft: Scenario, part: PartName): Added {
  const id = freeNameFor(draft, part)
  return { id, draft: withList(draft, part, [...listOf(draft, part), NEW[part](id, draft) as never]) }
}

/** A twin right after the thing, under a free name; the options of a message are named anew as well. */
export function duplicateThing(draft: Scenario, part: PartName, id: string): Added {
  const list = listOf(draft, part)
  const place = list.findIndex((one) => idOf(one) === id)
  const twin = structuredClone(list[place]) as { id?: string; name?: string; options?: { id: string }[] }
  const name = freeName(draft, id)
  if (part === 'policies') twin.name = name
  else twin.id = name
  let known = withList(draft, part, [...list, twin as never])
  for (const option of twin.options ?? []) {
    option.id = freeName(known, option.id)
    known = withList(draft, part, [...list, structuredClone(twin) as never])
  }
  return { id: name, draft: withList(draft, part, list.toSpliced(place + 1, 0, twin as never)) }
}

export function moveThing(draft: Scenario, part: PartName, id: string, by: -1 | 1): Scenario {
  const list = listOf(draft, part)
  const place = list.findIndex((one) => idOf(one) === id)
  const next = place + by
  if (place < 0 || next < 0 || next >= list.length) return draft
  const moved = [...list]
  const other = moved[next]!
  moved[next] = moved[place]!
  moved[place] = other
  return withList(draft, part, moved)
}

export const removeThing = (draft: Scenario, part: PartName, id: string): Scenario =>
  withList(
    draft,
    part,
    listOf(draft, part).filter((one) => idOf(one) !== id),
  )

export const replaceThing = <P extends PartName>(draft: Scenario, part: P, id: string, thing: ThingOf<P>): Scenario =>
  withList(
    draft,
    part,
    listOf(draft, part).map((one) => (idOf(one) === id ? thing : one)),
  )
