import { describe, expect, it } from 'vitest'
import { type ComparedResult, compareResults, type KnownLink } from './comparable-results.ts'

const result: ComparedResult = { construct: 'integritas', scale: '2024', method: 'wle', theta: 0.5, standardError: 0.3 }
const covariance = { slope: 0.01, intercept: 0.02, both: 0 }
const links: readonly KnownLink[] = [
  { from: '2025', to: '2024', slope: 2, intercept: 0.5, covariance },
  { from: '2026', to: '2025', slope: 1.5, intercept: -1, remarks: [{ code: 'one-anchor' }], covariance: null },
]

describe('compareResults', () => {
  it('compares results of one scale as they are', () => {
    expect(compareResults(result, result)).toEqual({
      outcome: 'comparable',
      by: { slope: 1, intercept: 0 },
      links: 0,
      linkVariance: 0,
      cautions: [],
    })
  })

  it('walks a link either way, with its error', () => {
    const there = compareResults({ ...result, scale: '2025' }, result, links)
    expect(there).toMatchObject({ by: { slope: 2, intercept: 0.5 }, links: 1 })
    expect(there.outcome === 'comparable' && there.linkVariance).toBeCloseTo(0.25 * 0.01 + 0.02, 12)
    const back = compareResults({ ...result, theta: 1.5 }, { ...result, scale: '2025' }, links)
    expect(back).toMatchObject({ by: { slope: 0.5, intercept: -0.25 } })
    // The same ability seen from the other side: 1.5 there is 0.5 here, and the error is halved.
    expect(back.outcome === 'comparable' && back.linkVariance).toBeCloseTo((0.25 * 0.01 + 0.02) / 4, 12)
  })

  it('chains links and hands on their cautions', () => {
    expect(compareResults({ ...result, scale: '2026' }, result, links)).toEqual({
      outcome: 'comparable',
      by: { slope: 3, intercept: -1.5 },
      links: 2,
      linkVariance: null,
      cautions: ['linked-by-one-item', 'link-error-unknown'],
    })
  })

  it('gives every reason why not', () => {
    const other: ComparedResult = {
      ...result,
      construct: 'kerja sama',
      scale: 'x',
      method: 'eap',
      standardError: null,
      isMisfit: true,
    }
    expect(compareResults(result, other, links)).toEqual({
      outcome: 'not-comparable',
      reasons: ['other-construct', 'no-error', 'misfit', 'other-shrinkage', 'not-linked'],
    })
    expect(compareResults(result, { ...result, theta: null })).toMatchObject({ reasons: ['no-estimate'] })
    const lost = [{ ...links[0]!, remarks: [{ code: 'not-converged' as const }] }]
    expect(compareResults(result, { ...result, scale: '2025' }, lost)).toMatchObject({ reasons: ['link-not-found'] })
  })
})
