/** By which figures integrity signals are told. They point at what a person should look at; none of them is a finding. */
export interface SignalRecipe {
  readonly version: string
  readonly validFrom: string
  readonly source: string
  readonly confidence: 'high' | 'medium' | 'low'
  /** An answer is quick when it came sooner than its text can be read at this pace. */
  readonly wordsPerMinute: number
  /** A person is shown with so many quick answers at least, and with this share of the answers whose time is known. */
  readonly quickLeast: number
  readonly quickShare: number
  /** A person is shown whose page was out of sight for so many seconds in all. */
  readonly awaySeconds: number
  /** Chance of one false alarm or more among all pairs of an event. */
  readonly similarityAlpha: number
  readonly rhythmAlpha: number
}

export const DEFAULT_SIGNAL_RECIPE: SignalRecipe = {
  version: '2026-1',
  validFrom: '2020-01-01',
  source:
    'Brysbaert (2019), Journal of Memory and Language 109: membaca dalam hati rata-rata 238 kata per menit, lazimnya 175–300, untuk bahasa Inggris. Dipakai 400 agar pembaca cepat tidak tertandai; untuk bahasa Indonesia belum ada angka yang kami temukan.',
  confidence: 'low',
  wordsPerMinute: 400,
  quickLeast: 5,
  quickShare: 0.25,
  awaySeconds: 10,
  similarityAlpha: 0.05,
  rhythmAlpha: 0.05,
}
