/**
 * Benjamini-Hochberg adjusted p values (1995): flagging those below q keeps the expected share of false alarms among the
 * flagged at q. Null stays null and counts for nothing.
 */
export function benjaminiHochberg(ps: readonly (number | null)[]): (number | null)[] {
  const tested = ps.flatMap((p, i) => (p === null ? [] : [{ p, i }])).sort((one, other) => other.p - one.p)
  const adjusted: (number | null)[] = ps.map(() => null)
  let least = 1
  tested.forEach(({ p, i }, above) => {
    if (!(p >= 0 && p <= 1)) throw new RangeError(`p value ${i + 1} is ${p}`)
    least = Math.min(least, (p * tested.length) / (tested.length - above))
    adjusted[i] = least
  })
  return adjusted
}
