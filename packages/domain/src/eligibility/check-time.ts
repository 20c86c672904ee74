import { byFrom, monthsBetween, shiftMonths } from './calendar.ts'
import { heldFrom, heldIf, type RuleFinding, unknown } from './finding.ts'
import type { EligibilityQuestion, HeldPost } from './history.ts'
import { isJpt, rungOf } from './rule-row.ts'
import { completeOn, monthsServed } from './tenure.ts'

type Posts = readonly HeldPost[]

/** The post on a date: of several held at once the one begun last. */
export function postOn(posts: Posts | null, date: string): HeldPost | null {
  const held = (posts ?? []).filter(({ from, until }) => from <= date && (until === null || until > date))
  return held.toSorted(byFrom).at(-1) ?? null
}

function served(
  question: EligibilityQuestion,
  months: number,
  counts: (post: HeldPost) => boolean | null,
): RuleFinding {
  const { person, date } = question
  const measure = { limit: months, unit: 'months' } as const
  if (!person.posts?.length) return unknown(measure, 'posts')
  const spans = person.posts.filter((post) => counts(post) === true)
  const day = completeOn(spans, months)
  // A post that the record leaves undescribed may be just the one that counts.
  const undescribed = person.posts.some((post) => post.from <= date && counts(post) === null)
  if ((day === null || day > date) && undescribed) return unknown(measure, 'posts.description')
  return heldFrom(day, date, { ...measure, value: monthsServed(spans, date) })
}

/** Years in the field of the target, cumulative over all posts. */
export function fieldYears(question: EligibilityQuestion, years: number): RuleFinding {
  const { field } = question.target
  if (field === null) return unknown({ limit: years * 12, unit: 'months' }, 'target.field')
  return served(question, years * 12, (post) => (post.field === null ? null : post.field === field))
}

/** Time in one of the named tiers, or in a tier above all of them. */
export function originYears(question: EligibilityQuestion, limit: { oneOf: readonly string[]; years: number }) {
  const top = Math.max(...limit.oneOf.map(rungOf))
  return served(question, limit.years * 12, ({ tier }) =>
    tier === null ? null : limit.oneOf.includes(tier) || rungOf(tier) > top,
  )
}

type Binds = (post: HeldPost) => boolean | null

/** The first day on which the post then held has been held long enough, or is none that binds; null if undescribed. */
function restedFrom(posts: Posts, date: string, months: number, binds: Binds): string | null {
  let day = date
  for (let post = postOn(posts, day); post; post = postOn(posts, day)) {
    const bound = binds(post)
    if (bound === null) return null
    const ready = shiftMonths(post.from, months)
    if (!bound || ready <= day) return day
    const changes = posts.flatMap(({ from, until }) => (until === null ? [from] : [from, until]))
    day = [...changes.filter((change) => change > day && change < ready), ready].sort()[0]!
  }
  return null
}

function restedInPost({ person, date }: EligibilityQuestion, years: number, binds: Binds): RuleFinding {
  const measure = { limit: years * 12, unit: 'months' } as const
  const post = postOn(person.posts, date)
  if (!post) return unknown(measure, 'posts.current')
  const value = monthsBetween(post.from, date)
  return heldFrom(restedFrom(person.posts ?? [], date, years * 12, binds), date, { ...measure, value })
}

export const minInPost = (question: EligibilityQuestion, years: number): RuleFinding =>
  restedInPost(question, years, () => true)

export function maxInPost({ person, date }: EligibilityQuestion, years: number): RuleFinding {
  const measure = { limit: years * 12, unit: 'months' } as const
  const post = postOn(person.posts, date)
  if (!post) return unknown(measure, 'posts.current')
  const value = monthsBetween(post.from, date)
  return heldIf(date <= shiftMonths(post.from, years * 12), date, { ...measure, value })
}

/** Both rules on a JPT are met by whoever does not hold one. */
function ofJptHolder(question: EligibilityQuestion, years: number, check: () => RuleFinding): RuleFinding {
  const { person, date } = question
  const measure = { limit: years * 12, unit: 'months' } as const
  const post = postOn(person.posts, date)
  if (!post) return unknown(measure, 'posts.current')
  if (post.tier === null) return unknown(measure, 'posts.description')
  return isJpt(post.tier) ? check() : heldIf(true, date, { ...measure, value: null })
}

const holdsJpt: Binds = ({ tier }) => (tier === null ? null : isJpt(tier))

export const minInJpt = (question: EligibilityQuestion, years: number): RuleFinding =>
  ofJptHolder(question, years, () => restedInPost(question, years, holdsJpt))

export const maxInJpt = (question: EligibilityQuestion, years: number): RuleFinding =>
  ofJptHolder(question, years, () => maxInPost(question, years))
