import { type ItemState, STATE_PERMITS } from './states.ts'

export const REVIEW_ROLES = ['content', 'language', 'fairness'] as const
export type ReviewRole = (typeof REVIEW_ROLES)[number]
export type ReviewVerdict = 'approve' | 'revise'

/** A verdict on one version of an item, in order of time. */
export interface Review {
  readonly role: ReviewRole
  readonly verdict: ReviewVerdict
  readonly reviewerId: string
}

/** How a role stands: nobody spoke, somebody asked for changes, or at least one approved and nobody objects. */
export type RoleStanding = 'open' | 'revise' | 'approved'

/** The last word of each reviewer in each role holds; one who asks for changes outweighs those who approve. */
export function standingOf(reviews: readonly Review[], authors: readonly string[]): Record<ReviewRole, RoleStanding> {
  const last = new Map<string, Review>()
  for (const review of reviews) {
    // A verdict by an author never counts, however it came to be stored.
    if (!authors.includes(review.reviewerId)) last.set(`${review.role}:${review.reviewerId}`, review)
  }
  const words = [...last.values()]
  const standing = (role: ReviewRole): RoleStanding => {
    const own = words.filter((one) => one.role === role)
    if (own.some(({ verdict }) => verdict === 'revise')) return 'revise'
    return own.length > 0 ? 'approved' : 'open'
  }
  return { content: standing('content'), language: standing('language'), fairness: standing('fairness') }
}

export const isApproved = (standing: Readonly<Record<ReviewRole, RoleStanding>>): boolean =>
  REVIEW_ROLES.every((role) => standing[role] === 'approved')

export interface Reviewing {
  readonly state: ItemState
  /** Accounts that wrote any version of the item. */
  readonly authors: readonly string[]
  /** Reviews of the current version. */
  readonly reviews: readonly Review[]
}

export type ReviewRefusal = 'NOT_IN_REVIEW' | 'OWN_REVIEW' | 'NOT_APPOINTED'

/** Why this person may not give a verdict in this role, or null. Nobody approves what they wrote, not even in part. */
export function reviewRefusal(
  { state, authors }: Reviewing,
  person: { readonly id: string; readonly roles: readonly ReviewRole[] },
  role: ReviewRole,
): ReviewRefusal | null {
  if (!STATE_PERMITS[state].review) return 'NOT_IN_REVIEW'
  if (authors.includes(person.id)) return 'OWN_REVIEW'
  return person.roles.includes(role) ? null : 'NOT_APPOINTED'
}

/**
 * The state that the verdicts lead to: reviewed once every role approves by at least two people in all, a draft again
 * when somebody asks for changes, else in review still.
 */
export function stateAfter({ reviews, authors }: Reviewing): ItemState {
  const standing = standingOf(reviews, authors)
  if (REVIEW_ROLES.some((role) => standing[role] === 'revise')) return 'draft'
  if (!isApproved(standing)) return 'in-review'
  return approvers(reviews, authors).size >= FEWEST_REVIEWERS ? 'reviewed' : 'in-review'
}

/** One pair of eyes in all three roles is one opinion. */
export const FEWEST_REVIEWERS = 2

export const approvers = (reviews: readonly Review[], authors: readonly string[]): ReadonlySet<string> =>
  new Set(
    reviews
      .filter(({ verdict, reviewerId }) => verdict === 'approve' && !authors.includes(reviewerId))
      .map(({ reviewerId }) => reviewerId),
  )

export type MoveRefusal = 'STATE_ORDER' | 'NOT_CALIBRATED'

/**
 * Why a person may not move an item by hand, or null. `reviewed` is reached from review by verdicts alone; an item on
 * trial comes into use with parameters that somebody approved.
 */
export function moveRefusal(from: ItemState, to: ItemState, isCalibrated: boolean): MoveRefusal | null {
  if (!STATE_PERMITS[from].next.includes(to)) return 'STATE_ORDER'
  return from === 'pilot' && to === 'in-use' && !isCalibrated ? 'NOT_CALIBRATED' : null
}
