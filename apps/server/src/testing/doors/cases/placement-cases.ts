import type { ForeignCases } from './foreign-case.ts'

const ROUND = (unitId: string) => ({ name: 'Putaran asing', date: '2026-01-05', tiers: ['PENGAWAS'], unitId })

export const PLACEMENT_CASES: ForeignCases = {
  'POST /api/placement/rounds': { body: ({ unit }) => ROUND(unit), expects: 'refused' },
  'GET /api/placement/rounds/:id': { names: 'placementRound' },
  'POST /api/placement/rounds/:id/freeze': { names: 'placementRound', body: () => ({ version: 1 }) },
  'POST /api/placement/rounds/:id/withdraw': {
    names: 'placementRound',
    body: () => ({ version: 1, reason: 'tanpa hak apa pun' }),
  },
  'GET /api/placement/rounds/:id/freshness': { names: 'placementRound' },
  'GET /api/placement/rounds/:id/unrecorded': { names: 'placementRound' },
  'GET /api/placement/rounds/:id/posts': { names: 'placementRound' },
  'GET /api/placement/rounds/:id/officials': { names: 'placementRound', query: () => ({ forPost: '0' }) },
  'GET /api/placement/rounds/:id/plans': { names: 'placementRound' },
  'POST /api/placement/rounds/:id/plans': { names: 'placementRound', body: () => ({ version: 2, label: 'Asing' }) },
  'GET /api/placement/rounds/:id/compare': {
    names: 'placementRound',
    query: ({ placementPlan }) => ({ a: placementPlan, b: placementPlan }),
  },
  'GET /api/placement/rounds/:id/constraints': { names: 'placementRound' },
  'POST /api/placement/rounds/:id/constraints/price': {
    names: 'placementRound',
    body: () => ({ constraint: { kind: 'lock-post', post: 0 } }),
  },
  'POST /api/placement/rounds/:id/constraints': {
    names: 'placementRound',
    body: () => ({
      version: 2,
      constraint: { kind: 'lock-post', post: 0 },
      reason: 'tanpa hak apa pun',
      price: 0,
    }),
  },
  'POST /api/placement/constraints/:id/remove': {
    names: 'placementConstraint',
    body: () => ({ version: 2, reason: 'tanpa hak apa pun' }),
  },
  'GET /api/placement/plans/:id': { names: 'placementPlan' },
  'POST /api/placement/plans/:id/curve': { names: 'placementPlan' },
  'POST /api/placement/plans/:id/verify': { names: 'placementPlan' },
  'GET /api/placement/plans/:id/explain': { names: 'placementPlan', query: () => ({ official: '0', post: '0' }) },

  'GET /api/placement/proposals': { query: ({ placementRound }) => ({ roundId: placementRound }), expects: 'nothing' },
  'POST /api/placement/plans/:id/propose': {
    names: 'placementPlan',
    body: () => ({ version: 2, note: 'tanpa hak apa pun' }),
  },
  'GET /api/placement/proposals/:id': { names: 'proposal' },
  'GET /api/placement/proposals/:id/posts/:post': { names: 'proposal' },
  'POST /api/placement/proposals/:id/posts/:post/decision': {
    names: 'proposal',
    body: () => ({ word: 'postpone', reason: 'tanpa hak apa pun', after: null }),
  },
  'POST /api/placement/proposals/:id/decide-as-planned': { names: 'proposal', body: () => ({ posts: 1 }) },
  'POST /api/placement/proposals/:id/sign': {
    names: 'proposal',
    body: () => ({ password: 'bukan kata sandinya', sheetHash: 'a'.repeat(64) }),
  },
  'GET /api/placement/proposals/:id/usulan.xlsx': { names: 'proposal' },
  'GET /api/placement/proposals/:id/nota.pdf': { names: 'proposal' },
  'GET /api/placement/proposals/:id/arsip.json': { names: 'proposal' },
  'POST /api/placement/proposals/:id/recheck': { names: 'proposal' },
  'POST /api/placement/proposals/:id/recall': { names: 'proposal', body: () => ({ reason: 'tanpa hak apa pun' }) },
  'POST /api/placement/proposals/:id/return': { names: 'proposal', body: () => ({ reason: 'tanpa hak apa pun' }) },
}
