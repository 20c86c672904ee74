/** Grades of the functional post Asesor SDM Aparatur; `none`: appointed without being one. */
export const ASSESSOR_GRADES = ['none', 'ahli-pertama', 'ahli-muda', 'ahli-madya', 'ahli-utama'] as const
export type AssessorGrade = (typeof ASSESSOR_GRADES)[number]

export type MayRateReason =
  | 'no-profile'
  | 'suspended'
  | 'no-certificate'
  | 'certificate-expired'
  | 'tier'
  | 'not-calibrated'
  | 'calibration-failed'
  | 'calibration-expired'
export type MayRateWarning = 'certificate-expires' | 'calibration-expires'

/** Days before an end that are warned of. */
export const WARNING_DAYS = 90

/** What is on record of an assessor; days are YYYY-MM-DD, both ends included. */
export interface AssessorRecord {
  readonly profile: { readonly tiers: readonly string[]; readonly isSuspended: boolean } | null
  readonly certificates: readonly { readonly from: string; readonly until: string | null }[]
  /** The latest calibration exercise; `until` is the last day on which it counts. */
  readonly calibration: { readonly passed: boolean; readonly on: string; readonly until: string } | null
  /** The permission in force on a day is a named person's word against what the record says. */
  readonly overrides: readonly {
    readonly from: string
    readonly until: string
    readonly byName: string
    readonly reason: string
  }[]
}

export interface MayRate {
  readonly may: boolean
  /** What the record says against it, even where an override lets it pass. */
  readonly reasons: readonly MayRateReason[]
  readonly warnings: readonly MayRateWarning[]
  readonly override: AssessorRecord['overrides'][number] | null
}

/**
 * Whether an assessor may watch and rate on a day candidates for posts of these tiers; none: whatever the tier. An
 * override lets pass what the record lacks, but nobody without a record and nobody suspended.
 */
export function mayRate(record: AssessorRecord, { day, tiers }: { day: string; tiers: readonly string[] }): MayRate {
  const { profile, calibration } = record
  if (!profile) return { may: false, reasons: ['no-profile'], warnings: [], override: null }
  const reasons: MayRateReason[] = []
  const warnings: MayRateWarning[] = []
  if (profile.isSuspended) reasons.push('suspended')
  const last = lastDay(record.certificates.filter(({ from }) => from <= day))
  if (last === null) reasons.push('no-certificate')
  else if (last < day) reasons.push('certificate-expired')
  else if (daysBetween(day, last) <= WARNING_DAYS) warnings.push('certificate-expires')
  if (tiers.some((tier) => !profile.tiers.includes(tier))) reasons.push('tier')
  if (!calibration) reasons.push('not-calibrated')
  else if (!calibration.passed) reasons.push('calibration-failed')
  else if (calibration.until < day) reasons.push('calibration-expired')
  else if (daysBetween(day, calibration.until) <= WARNING_DAYS) warnings.push('calibration-expires')
  const override = record.overrides.find(({ from, until }) => from <= day && day <= until) ?? null
  return { may: reasons.length === 0 || (override !== null && !profile.isSuspended), reasons, warnings, override }
}

const NO_END = '9999-12-31'
/** The last day that any of them covers; null where there is none. */
const lastDay = (certificates: AssessorRecord['certificates']): string | null =>
  certificates
    .map(({ until }) => until ?? NO_END)
    .reduce<string | null>((one, other) => (one && one > other ? one : other), null)

const daysBetween = (from: string, until: string): number => (Date.parse(until) - Date.parse(from)) / 86_400_000
