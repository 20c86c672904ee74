/** A unit with its agency, unless one name holds the other: units are often named after their agency. */
export function placeName(unitName: string, agencyName: string): string {
  if (unitName.includes(agencyName)) return unitName
  return agencyName.includes(unitName) ? agencyName : `${unitName}, ${agencyName}`
}
