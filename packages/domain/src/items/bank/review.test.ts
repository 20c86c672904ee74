import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isApproved,
  moveRefusal,
  REVIEW_ROLES,
  type Review,
  type ReviewRole,
  reviewRefusal,
  standingOf,
  stateAfter,
} from './review.ts'
import { ITEM_STATES, type ItemState, STATE_PERMITS } from './states.ts'

const yes = (role: ReviewRole, reviewerId: string): Review => ({ role, verdict: 'approve', reviewerId })
const no = (role: ReviewRole, reviewerId: string): Review => ({ role, verdict: 'revise', reviewerId })
const ALL = [yes('content', 'b'), yes('language', 'c'), yes('fairness', 'c')]
const after = (...reviews: Review[]) => stateAfter({ state: 'in-review', authors: ['a'], reviews })

describe('verdicts on a version', () => {
  it.each<[string, Review[], ItemState]>([
    ['nobody spoke', [], 'in-review'],
    ['two of three roles', ALL.slice(0, 2), 'in-review'],
    ['all roles by two people', ALL, 'reviewed'],
    ['all roles by one person', REVIEW_ROLES.map((role) => yes(role, 'b')), 'in-review'],
    ['one asks for changes', [...ALL, no('language', 'd')], 'draft'],
    ['who asked for changes approves later', [no('content', 'b'), ...ALL], 'reviewed'],
    ['who approved asks for changes later', [...ALL, no('content', 'b')], 'draft'],
    ['another approval does not outweigh who asks for changes', [no('content', 'd'), ...ALL], 'draft'],
    ['the author in one role', [yes('content', 'a'), ...ALL.slice(1)], 'in-review'],
    ['the author asking for changes of their own', [...ALL, no('content', 'a')], 'reviewed'],
  ])('%s', (_name, reviews, state) => {
    expect(after(...reviews)).toBe(state)
  })
  it('never reach "reviewed" by words of an author, or while somebody objects', () => {
    const review = fc.record({
      role: fc.constantFrom(...REVIEW_ROLES),
      verdict: fc.constantFrom('approve' as const, 'revise' as const),
      reviewerId: fc.constantFrom('a', 'b', 'c', 'd'),
    })
    fc.assert(
      fc.property(fc.array(review), (reviews) => {
        const others = reviews.filter(({ reviewerId }) => reviewerId !== 'a')
        expect(after(...reviews)).toBe(after(...others))
        if (after(...reviews) !== 'reviewed') return
        expect(isApproved(standingOf(others, []))).toBe(true)
        for (const { role, reviewerId } of others.filter(({ verdict }) => verdict === 'revise')) {
          expect(others.findLast((one) => one.role === role && one.reviewerId === reviewerId)?.verdict).toBe('approve')
        }
      }),
    )
  })
})

describe('a reviewer', () => {
  const item = { state: 'in-review' as ItemState, authors: ['a', 'b'], reviews: [] }
  it.each([
    ['with the appointment', item, { id: 'c', roles: ['content'] }, null],
    ['without it', item, { id: 'c', roles: ['language'] }, 'NOT_APPOINTED'],
    ['who wrote the version', item, { id: 'b', roles: ['content'] }, 'OWN_REVIEW'],
    ['who wrote an earlier version', item, { id: 'a', roles: ['content'] }, 'OWN_REVIEW'],
    ['before it was handed in', { ...item, state: 'draft' as const }, { id: 'c', roles: ['content'] }, 'NOT_IN_REVIEW'],
  ] as const)('%s', (_name, of, person, refusal) => {
    expect(reviewRefusal(of, person, 'content')).toBe(refusal)
  })
  it.each(ITEM_STATES)('in state %s may speak only if the state permits it', (state) => {
    const refusal = reviewRefusal({ ...item, state }, { id: 'c', roles: ['content'] }, 'content')
    expect(refusal === null).toBe(state === 'in-review')
  })
})

describe('a move by hand', () => {
  const ALLOWED: Record<ItemState, ItemState[]> = {
    draft: ['in-review', 'retired'],
    'in-review': ['draft', 'retired'],
    reviewed: ['draft', 'pilot', 'in-use', 'retired'],
    pilot: ['reviewed', 'in-use', 'retired'],
    'in-use': ['reviewed', 'retired'],
    retired: [],
  }
  it.each(ITEM_STATES.flatMap((from) => ITEM_STATES.map((to) => [from, to] as const)))('%s to %s', (from, to) => {
    expect(moveRefusal(from, to, true)).toBe(ALLOWED[from].includes(to) ? null : 'STATE_ORDER')
  })
  it('from trial into use needs approved parameters', () => {
    expect(moveRefusal('pilot', 'in-use', false)).toBe('NOT_CALIBRATED')
    expect(moveRefusal('reviewed', 'in-use', false)).toBeNull()
  })
  it('never skips review', () => {
    expect(ITEM_STATES.filter((from) => STATE_PERMITS[from].next.includes('in-use'))).toEqual(['reviewed', 'pilot'])
    expect(STATE_PERMITS.draft.next).not.toContain('reviewed')
    expect(STATE_PERMITS['in-review'].next).not.toContain('reviewed')
  })
})
