import type { PlanFigures } from '@petakom/contract'
import { NONE } from '@petakom/placement'
import type { LoadedSnapshot } from '../thread/loaded-snapshot.ts'
import { emptyPosts, fitOf, type ReadPlan, stayingFit } from './plan-moves.ts'

interface Found {
  readonly placeOf: Int32Array
  readonly total: number
  readonly bound: number
  readonly certified: boolean
  readonly seconds: number
  readonly warm: boolean
}

/** Of each agency the mean fit of the posts that somebody has, in hundredths; posts of whoever cannot be compared do not count. */
export function agencyMeans(snapshot: LoadedSnapshot, placeOf: Int32Array) {
  const { facts, posts } = snapshot.content
  const sums = new Map<string, { unitId: string; name: string; sum: number; posts: number }>()
  placeOf.forEach((post, official) => {
    const unitId = post === NONE ? null : facts.posts[post]!.agency
    if (unitId === null) return
    const found = sums.get(unitId) ?? { unitId, name: posts[post]!.agencyName, sum: 0, posts: 0 }
    sums.set(unitId, { ...found, sum: found.sum + fitOf(snapshot, official, post)!, posts: found.posts + 1 })
  })
  return [...sums.values()].map(({ sum, ...agency }) => ({ ...agency, mean: Math.round(sum / agency.posts) }))
}

export function planFigures(snapshot: LoadedSnapshot, found: Found, { moves, chains }: ReadPlan): PlanFigures {
  const { placeOf, ...solved } = found
  const { holderOf, content } = snapshot
  const vacant = content.facts.posts.flatMap((_, post) => (holderOf[post] === NONE ? [post] : []))
  const filled = new Set<number>(placeOf)
  const fits = [...placeOf].flatMap((post, official) => (post === NONE ? [] : fitOf(snapshot, official, post)!))
  const stays = [...placeOf].map((_, official) => stayingFit(snapshot, official) ?? 0)
  const means = agencyMeans(snapshot, placeOf)
  return {
    ...solved,
    placed: fits.length,
    stayTotal: stays.reduce((sum, fit) => sum + fit, 0),
    filledVacancies: vacant.filter((post) => filled.has(post)).length,
    vacancies: vacant.length,
    empty: emptyPosts(snapshot, placeOf, []).length,
    moves: moves.length,
    promotions: moves.filter(({ kind }) => kind === 'promotion').length,
    laterals: moves.filter(({ kind }) => kind === 'lateral').length,
    chains: chains.length,
    longestChain: chains.reduce((most, { steps }) => Math.max(most, steps.length), 0),
    worstAgency: means.reduce<(typeof means)[number] | null>(
      (worst, one) => (worst === null || one.mean < worst.mean ? one : worst),
      null,
    ),
    lowestFit: fits.length === 0 ? null : fits.reduce((least, fit) => Math.min(least, fit)),
  }
}
