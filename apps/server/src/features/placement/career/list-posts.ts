import type { CareerPost, listCareerPosts, QueryOf, ResponseOf } from '@petakom/contract'
import type { JudgedPost } from './judge-posts.ts'
import { missingDatum } from './missing-data.ts'

type Listing = ResponseOf<typeof listCareerPosts>
type Choice = QueryOf<typeof listCareerPosts>

/** What the filters leave, counted, and one page of it. */
export function listPosts(posts: readonly JudgedPost[], date: string, choice: Choice): Listing {
  const chosen = posts.filter((post) => isChosen(post, choice))
  const of = (status: CareerPost['status']) => chosen.filter(({ row }) => row.status === status)
  const rows = of(choice.status)
    .map(({ row }) => row)
    .filter(({ barredBy }) => choice.rule === undefined || barredBy.includes(choice.rule))
    .filter(({ missing }) => choice.missing === undefined || missing.includes(choice.missing))
    .toSorted(byPromise)
  const from = (choice.page - 1) * choice.pageSize
  return {
    date,
    counts: {
      eligible: of('eligible').length,
      blocked: of('blocked').length,
      unknown: of('unknown').length,
      own: of('own').length,
      lower: of('lower').length,
    },
    barriers: barriersOf(of('blocked')),
    gaps: gapsOf(of('unknown')),
    agencies: agenciesOf(posts),
    total: rows.length,
    rows: rows.slice(from, from + choice.pageSize),
  }
}

function isChosen({ facts, row }: JudgedPost, { tier, unitId, vacant, search }: Choice): boolean {
  const words = search?.toLowerCase()
  return (
    (!tier || facts.tier === tier) &&
    (!unitId || facts.agency === unitId) &&
    (!vacant || row.vacant > 0 === (vacant === 'yes')) &&
    (!words || `${row.name} ${row.unitName} ${row.agencyName}`.toLowerCase().includes(words))
  )
}

/** The best fit first, then the soonest day, then by name. */
function byPromise(one: CareerPost, other: CareerPost): number {
  const fit = (post: CareerPost) => (post.status === 'eligible' ? (post.fit?.total ?? 0) : 0)
  const day = ({ openFrom }: CareerPost) => openFrom ?? '9999'
  return (
    fit(other) - fit(one) ||
    day(one).localeCompare(day(other)) ||
    one.name.localeCompare(other.name, 'id') ||
    one.jabatanId.localeCompare(other.jabatanId)
  )
}

function barriersOf(blocked: readonly JudgedPost[]): Listing['barriers'] {
  const failing = blocked.flatMap((post) =>
    post.explanation.eligibility.rules
      .filter(({ hard, status }) => hard && status === 'failed')
      .map((rule) => ({ rule, tier: post.facts.tier, isAlone: post.row.barredBy.length === 1 })),
  )
  return [...Map.groupBy(failing, ({ rule }) => rule.code)]
    .map(([code, found]) => {
      const { clause, confidence } = found[0]!.rule
      const cases = Map.groupBy(found, ({ rule, tier }) =>
        JSON.stringify([tier, rule.value, rule.limit, rule.firstDate]),
      )
      return {
        code,
        clause,
        confidence,
        posts: found.length,
        alone: found.filter(({ isAlone }) => isAlone).length,
        cases: [...cases.values()]
          .map((same) => {
            const { value, limit, unit, firstDate } = same[0]!.rule
            return { tier: same[0]!.tier, value, limit, unit, firstDate, posts: same.length }
          })
          .toSorted((one, other) => other.posts - one.posts),
      }
    })
    .toSorted((one, other) => other.posts - one.posts || one.code.localeCompare(other.code))
}

function gapsOf(unknown: readonly JudgedPost[]): Listing['gaps'] {
  const missing = unknown.flatMap(({ row }) => row.missing)
  return [...Map.groupBy(missing, (datum) => datum)]
    .map(([datum, posts]) => ({ ...missingDatum(datum), posts: posts.length }))
    .toSorted((one, other) => other.posts - one.posts || one.datum.localeCompare(other.datum))
}

function agenciesOf(posts: readonly JudgedPost[]): Listing['agencies'] {
  const names = new Map(posts.flatMap(({ facts, row }) => (facts.agency ? [[facts.agency, row.agencyName ?? '']] : [])))
  return [...names]
    .map(([unitId, name]) => ({ unitId, name }))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'id'))
}
