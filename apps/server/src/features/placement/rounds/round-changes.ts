import type { ReasonCode } from '@petakom/domain'

/** What a change of a round is called when a second editor is told of it. */
export const ROUND_CHANGES = {
  created: 'ROUND_DID_CREATED',
  frozen: 'ROUND_DID_FROZEN',
  'constraint-added': 'ROUND_DID_CONSTRAINT_ADDED',
  'constraint-removed': 'ROUND_DID_CONSTRAINT_REMOVED',
  withdrawn: 'ROUND_DID_WITHDRAWN',
  proposed: 'ROUND_DID_PROPOSED',
  recalled: 'ROUND_DID_RECALLED',
  returned: 'ROUND_DID_RETURNED',
  decided: 'ROUND_DID_DECIDED',
  archived: 'ROUND_DID_ARCHIVED',
} as const satisfies Record<string, ReasonCode>
export type RoundChange = keyof typeof ROUND_CHANGES

export const CLOSED_STATES = {
  proposed: 'ROUND_IS_PROPOSED',
  decided: 'ROUND_IS_DECIDED',
  archived: 'ROUND_IS_ARCHIVED',
  withdrawn: 'ROUND_IS_WITHDRAWN',
} as const satisfies Record<string, ReasonCode>
