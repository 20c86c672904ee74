/** What a centre pays, in whole rupiah. Configuration with source and date: agencies have standards of cost of their own. */
export interface CostRates {
  readonly version: number
  readonly validFrom: string
  readonly source: string
  readonly confidence: 'high' | 'medium' | 'low'
  readonly assessorHour: number
  readonly rolePlayerHour: number
  readonly roomHour: number
  /** One seat with computer, network and its share of the proctors. */
  readonly seatHour: number
  /** Meals and travel of a participant. */
  readonly participantDay: number
  /** Of each assessor for each candidate: sorting, rating, wash-up, report. */
  readonly assessorDeskMinutes: number
  /** Between two sittings. */
  readonly turnoverMinutes: number
  /** Of working on one day, for the number of days. */
  readonly minutesPerDay: number
  /** What a seat in a centre elsewhere costs, to compare with. */
  readonly seatElsewhere: number
}

export const DEFAULT_COST_RATES: CostRates = {
  version: 1,
  validFrom: '2020-01-01',
  source:
    'Usulan rancangan tanpa dasar tarif resmi: ganti dengan standar biaya instansi Anda. Pembanding: sekitar Rp10 juta satu kursi assessment center.',
  confidence: 'low',
  assessorHour: 300_000,
  rolePlayerHour: 150_000,
  roomHour: 150_000,
  seatHour: 15_000,
  participantDay: 150_000,
  assessorDeskMinutes: 60,
  turnoverMinutes: 10,
  minutesPerDay: 420,
  seatElsewhere: 10_000_000,
}

/**
 * How far each method may be off, in levels (standard errors). `…Method` parts do not shrink with more of the same: the
 * share in which a method measures something else than the others.
 */
export interface ErrorRates {
  readonly version: number
  readonly validFrom: string
  readonly source: string
  readonly confidence: 'high' | 'medium' | 'low'
  /** Of a test of `testMinutes`; shrinks with the root of its length. */
  readonly test: number
  readonly testMinutes: number
  readonly testMethod: number
  /** Of one simulation; shrinks with the root of their number. */
  readonly simulation: number
  readonly simulationMethod: number
  /** Person by exercise: shrinks with the root of the number of exercises. */
  readonly exercise: number
  /** Rater by person within an exercise, rest: shrinks with exercises and with raters. */
  readonly rater: number
}

export const DEFAULT_ERROR_RATES: ErrorRates = {
  version: 1,
  validFrom: '2020-01-01',
  source:
    'Usulan rancangan sampai kegiatan sendiri mengukurnya. Galat tes: terukur pada kegiatan contoh dengan peserta sintetis, 100 menit. Yang lain belum diukur.',
  confidence: 'low',
  test: 0.7,
  testMinutes: 100,
  testMethod: 0.3,
  simulation: 0.6,
  simulationMethod: 0.3,
  exercise: 0.65,
  rater: 0.55,
}
