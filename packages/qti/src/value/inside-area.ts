import { Refusal } from '../refusal.ts'

/** Whether a point lies in an area of a picture, its edge included. Coordinates as in HTML image maps. */
export function insideArea(shape: string, coords: string, [x, y]: readonly [number, number]): boolean {
  const at = coords
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(Number)
  if (at.some((value) => !Number.isFinite(value))) throw new Refusal('processing-failed', `coords "${coords}"`)
  switch (shape) {
    case 'default':
      return true
    case 'rect':
      return x >= at[0]! && x <= at[2]! && y >= at[1]! && y <= at[3]!
    case 'circle':
      return (x - at[0]!) ** 2 + (y - at[1]!) ** 2 <= at[2]! ** 2
    case 'ellipse':
      return ((x - at[0]!) / at[2]!) ** 2 + ((y - at[1]!) / at[3]!) ** 2 <= 1
    case 'poly':
      return insidePolygon(at, x, y)
    default:
      throw new Refusal('processing-unsupported', `shape ${shape}`)
  }
}

function insidePolygon(at: readonly number[], x: number, y: number): boolean {
  let inside = false
  const count = Math.floor(at.length / 2)
  for (let i = 0, j = count - 1; i < count; j = i++) {
    const [ax, ay, bx, by] = [at[2 * i]!, at[2 * i + 1]!, at[2 * j]!, at[2 * j + 1]!]
    const cross = (x - ax) * (by - ay) - (y - ay) * (bx - ax)
    const between = Math.min(ax, bx) <= x && x <= Math.max(ax, bx) && Math.min(ay, by) <= y && y <= Math.max(ay, by)
    if (cross === 0 && between) return true
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside
}
