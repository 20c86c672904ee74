/** A rater whose severity was set beforehand, and what a report made of their ratings. Points of the scale, above 0 strict. */
export interface KnownRater {
  readonly known: number
  readonly estimated: number
  /** Standard error of the estimate. */
  readonly standardError: number
}

export interface SeverityRecovery {
  readonly raters: number
  /** Pearson; null where either does not vary. */
  readonly correlation: number | null
  /** Root mean square of estimate minus known. */
  readonly error: number
  /** Raters whose known severity lies within two standard errors of the estimate. */
  readonly within: number
  /** Known severities beside the estimates, both around their own mean, in the order given. */
  readonly rows: readonly { readonly known: number; readonly estimated: number; readonly isWithin: boolean }[]
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

/** How well a report found severities again. A report speaks of raters around their mean, so the known ones are centred too. */
export function severityRecovery(raters: readonly KnownRater[]): SeverityRecovery | null {
  if (raters.length < 2) return null
  const middle = {
    known: meanOf(raters.map(({ known }) => known)),
    estimated: meanOf(raters.map((one) => one.estimated)),
  }
  const rows = raters.map(({ known, estimated, standardError }) => {
    const [one, other] = [known - middle.known, estimated - middle.estimated]
    return { known: one, estimated: other, isWithin: Math.abs(one - other) <= 2 * standardError }
  })
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0)
  const spread = Math.sqrt(sum(({ known }) => known ** 2) * sum(({ estimated }) => estimated ** 2))
  return {
    raters: rows.length,
    correlation: spread === 0 ? null : sum(({ known, estimated }) => known * estimated) / spread,
    error: Math.sqrt(sum(({ known, estimated }) => (estimated - known) ** 2) / rows.length),
    within: rows.filter(({ isWithin }) => isWithin).length,
    rows,
  }
}
