import { monthsBetween } from '../eligibility/calendar.ts'

/** The ages that measurements are compared by too; whoever is younger or older counts in the band at that end. */
export function ageBand(birthDate: string, date: string): string {
  const years = Math.floor(monthsBetween(birthDate, date) / 12)
  return years < 40 ? '20-39' : years < 50 ? '40-49' : '50-65'
}

/**
 * By the officials who work in the agency on the day of the round: to 60, to 150, and more. Bands of this project
 * (low confidence): in a city of 40 agencies they hold about a half, a third and a sixth of them.
 */
export function agencySizeBand(officials: number): string {
  return officials <= 60 ? 'small' : officials <= 150 ? 'middle' : 'large'
}

/** CPNS are on the way to PNS; both kinds of PPPK are one group. */
export const employmentBand = (status: string): string => (status === 'PNS' || status === 'CPNS' ? 'PNS' : 'PPPK')
