import type { BranchMap, MapEdge, MapNode } from './branch-map.ts'

/** Sizes of the drawing in pixels. */
export const MAP_BOX = { width: 300, height: 44 } as const
const GAP = 90
const STEP = 56
const MARGIN = 24
const HEAD = 32

export interface PlacedNode extends MapNode {
  /** Corner at the top left. */
  readonly x: number
  readonly y: number
}
export interface PlacedEdge extends MapEdge {
  /** Path of an SVG, from the right side of a box to the left side of another. */
  readonly path: string
}
export interface PlacedMap {
  readonly width: number
  readonly height: number
  readonly nodes: readonly PlacedNode[]
  readonly edges: readonly PlacedEdge[]
}

const minuteOf = ({ minute }: MapNode) => minute ?? Number.POSITIVE_INFINITY

/** Where each box stands: columns from cause to consequence, each in the order of the story. */
export function layoutMap({ nodes, edges }: BranchMap): PlacedMap {
  const columns = Map.groupBy(nodes, ({ column }) => column)
  const places = new Map<string, { x: number; y: number }>()
  for (const [column, list] of columns) {
    const inOrder = list.toSorted((one, other) => minuteOf(one) - minuteOf(other))
    for (const [row, { id }] of inOrder.entries())
      places.set(id, { x: MARGIN + column * (MAP_BOX.width + GAP), y: MARGIN + HEAD + row * STEP })
  }
  const last = Math.max(0, ...columns.keys())
  return {
    width: 2 * MARGIN + (last + 1) * (MAP_BOX.width + GAP) - GAP,
    height: 2 * MARGIN + HEAD + Math.max(1, ...[...columns.values()].map(({ length }) => length)) * STEP,
    nodes: nodes.map((node) => ({ ...node, ...places.get(node.id)! })),
    edges: edges.flatMap((edge) => {
      const [a, b] = [places.get(edge.from), places.get(edge.to)]
      if (!a || !b) return []
      const [x1, y1, x2, y2] = [a.x + MAP_BOX.width, a.y + MAP_BOX.height / 2, b.x, b.y + MAP_BOX.height / 2]
      const bend = Math.max(40, Math.abs(x2 - x1) / 2)
      return [{ ...edge, path: `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}` }]
    }),
  }
}
