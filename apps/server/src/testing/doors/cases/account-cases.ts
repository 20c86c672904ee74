import { randomUUID } from 'node:crypto'
import type { ForeignCases } from './foreign-case.ts'

export const ACCOUNT_CASES: ForeignCases = {
  'PUT /api/accounts/:id': { names: 'account', body: () => ({ roles: ['auditor'], disabled: true }) },
  'POST /api/activation/codes': { body: ({ unit }) => ({ unitId: unit }), expects: 'not found' },
  'GET /api/activation/codes': { query: ({ unit }) => ({ unitId: unit }) },
  'GET /api/activation/codes.xlsx': { query: ({ unit }) => ({ unitId: unit }) },
  'GET /api/career/posts': { query: ({ unit }) => ({ unitId: unit }), expects: 'nothing' },
  'GET /api/career/post': { query: ({ jabatan }) => ({ jabatanId: jabatan }) },
  'GET /api/career/round-posts': { query: () => ({ roundId: randomUUID() }) },
  'GET /api/career/why-not': { query: () => ({ roundId: randomUUID(), post: '0' }) },
}
