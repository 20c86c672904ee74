import { ofCondition } from './references.ts'
import type { ActPattern, Scenario, WorldEvent } from './scenario.ts'

export interface MapNode {
  readonly id: string
  readonly kind: 'message' | 'option' | 'act' | 'event'
  readonly label: string
  /** Minute of the story at which it comes by itself; null where something else brings it. */
  readonly minute: number | null
  /** Of an act: what must be done. */
  readonly pattern?: ActPattern
  /** Column of the drawing: one to the right of the last thing that leads to it. */
  readonly column: number
}

export interface MapEdge {
  readonly from: string
  readonly to: string
  /** `only` and `unless` are conditions that allow or stop an event, or offer a decision; the others bring something about. */
  readonly kind: 'offers' | 'triggers' | 'sends' | 'only' | 'unless'
}

export interface BranchMap {
  readonly nodes: readonly MapNode[]
  readonly edges: readonly MapEdge[]
}

/** What leads to what in a scenario: messages offer decisions, these and other acts trigger events, events send messages. */
export function branchMap(scenario: Scenario): BranchMap {
  const edges = [...edgesOfMessages(scenario), ...scenario.events.flatMap(edgesOfEvent)]
  const acts = new Map(scenario.events.flatMap(actsOfEvent))
  const columns = columnsOf(edges)
  const node = (id: string, kind: MapNode['kind'], label: string, minute: number | null = null): MapNode => ({
    ...{ id, kind, label, minute },
    column: columns.get(id) ?? 0,
  })
  return {
    edges,
    nodes: [
      ...scenario.messages.map(({ id, subject, arrives }) => node(`message:${id}`, 'message', subject, arrives)),
      ...scenario.messages.flatMap(({ options = [] }) =>
        options.map(({ id, label }) => node(`option:${id}`, 'option', label)),
      ),
      ...[...acts].map(([id, pattern]) => ({ ...node(id, 'act', id.slice('act:'.length)), pattern })),
      ...scenario.events.map(({ id, when, effects }) => {
        const said = effects.find((effect) => 'notice' in effect)
        return node(`event:${id}`, 'event', said && 'notice' in said ? said.notice : id, 'at' in when ? when.at : null)
      }),
    ],
  }
}

const edgesOfMessages = ({ messages }: Scenario): MapEdge[] =>
  messages.flatMap(({ id, options = [] }) =>
    options.flatMap(({ id: option, when }): MapEdge[] => [
      { from: `message:${id}`, to: `option:${option}`, kind: 'offers' },
      ...(when ? sourcesOf(ofCondition(when, option)) : []).map((from) => ({
        ...{ from, to: `option:${option}`, kind: 'only' as const },
      })),
    ]),
  )

function edgesOfEvent({ id, when, only, unless, effects }: WorldEvent): MapEdge[] {
  const to = `event:${id}`
  const conditions = (kind: 'only' | 'unless' | 'triggers', condition: WorldEvent['only']) =>
    condition ? sourcesOf(ofCondition(condition, id)).map((from) => ({ from, to, kind })) : []
  return [
    ...('act' in when ? sourcesOfAct(when.act).map((from) => ({ from, to, kind: 'triggers' as const })) : []),
    ...('after' in when ? [{ from: `event:${when.after}`, to, kind: 'triggers' as const }] : []),
    ...('holds' in when ? conditions('triggers', when.holds) : []),
    ...conditions('only', only),
    ...conditions('unless', unless),
    ...effects.flatMap((effect) =>
      'send' in effect ? [{ from: to, to: `message:${effect.send}`, kind: 'sends' as const }] : [],
    ),
  ]
}

/** What an event waits for, where it is no decision; the boxes of the map that nothing else stands for. */
const actsOfEvent = ({ when }: WorldEvent): (readonly [string, ActPattern])[] =>
  'act' in when && when.act.option === undefined ? sourcesOfAct(when.act).map((id) => [id, when.act] as const) : []

const many = (ids: string | readonly string[] | undefined): readonly string[] =>
  ids === undefined ? [] : typeof ids === 'string' ? [ids] : ids

/** A decision is its option; any other act is named by its kind, what it is about and to whom. */
function sourcesOfAct({ kind, about, to, option }: ActPattern): string[] {
  if (option !== undefined) return many(option).map((id) => `option:${id}`)
  return [`act:${[many(kind).join('/'), many(about).join('/'), many(to).join('/')].filter(Boolean).join(' ')}`]
}

const sourcesOf = (references: ReturnType<typeof ofCondition>): string[] =>
  references.flatMap(({ kind, id }) => (kind === 'event' || kind === 'option' ? [`${kind}:${id}`] : []))

/** Longest way from something that nothing leads to; a way that runs in a circle is cut. */
function columnsOf(edges: readonly MapEdge[]): Map<string, number> {
  const leads = edges.filter(({ kind }) => kind !== 'only' && kind !== 'unless')
  const into = Map.groupBy(leads, ({ to }) => to)
  const columns = new Map<string, number>()
  const visit = (id: string, path: ReadonlySet<string>): number => {
    const known = columns.get(id)
    if (known !== undefined) return known
    const before = (into.get(id) ?? []).filter(({ from }) => !path.has(from))
    const column = Math.max(-1, ...before.map(({ from }) => visit(from, new Set([...path, id])))) + 1
    columns.set(id, column)
    return column
  }
  for (const { from, to } of leads) for (const id of [from, to]) visit(id, new Set([id]))
  return columns
}
