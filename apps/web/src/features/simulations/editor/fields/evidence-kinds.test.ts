import { describe, expect, it } from 'vitest'
import { blankEvidence, EVIDENCE_KINDS, kindOfEvidence, turnEvidence } from './evidence-kinds.ts'

const act = { kind: 'ask', about: 'pompa' } as const

describe('turning a pattern of evidence into another kind', () => {
  it.each(EVIDENCE_KINDS)('gives a pattern of the kind asked for: %s', (kind) => {
    for (const from of EVIDENCE_KINDS)
      expect(kindOfEvidence(turnEvidence(turnEvidence(blankEvidence, from), kind))).toBe(kind)
  })
  it('keeps the act that was described', () => {
    expect(turnEvidence({ act, by: 30 }, 'count')).toEqual({ count: act, least: 1 })
    expect(turnEvidence({ count: act, least: 2 }, 'act')).toEqual({ act })
    expect(turnEvidence({ sequence: [act, { kind: 'decide' }] }, 'act')).toEqual({ act })
    expect(turnEvidence({ act }, 'all')).toEqual({ all: [{ act }] })
    expect(turnEvidence({ not: { act, by: 3 } }, 'act')).toEqual({ act, by: 3 })
  })
})
