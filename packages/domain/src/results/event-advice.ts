/** What the agency's report of an event says of it, as far as recommendations follow from it. Shares are 0 to 1. */
export interface EventFacts {
  readonly absent: number
  /** With a result but without a JPM. */
  readonly incomplete: number
  readonly competencies: readonly {
    readonly name: string
    /** People with a level and a required one. */
    readonly people: number
    readonly meeting: number
  }[]
  readonly openWashups: number
  readonly ratersToTalkTo: number
  /** Of assessors' levels over exercises and raters; null where no study could be made. */
  readonly dependability: number | null
  /** The smallest design that would reach `wanted`; null where none that was tried does. */
  readonly enough: { readonly wanted: number; readonly exercises: number; readonly raters: number } | null
  readonly weakTests: readonly string[]
  readonly withoutDebrief: number
}

/** Groups smaller than this are not told apart. */
export const LEAST_TOLD = 5
const LEAST_MEETING = 0.5
export const LEAST_DEPENDABILITY = 0.7
export const LEAST_RELIABILITY = 0.7

/** Recommendations to the agency, each with the figure that it rests on; none where nothing asks for one. */
export function eventAdvice(facts: EventFacts): string[] {
  const behind = facts.competencies
    .filter(({ people, meeting }) => people >= LEAST_TOLD && meeting / people < LEAST_MEETING)
    .sort((one, other) => one.meeting / one.people - other.meeting / other.people)
  return [
    ...(behind.length > 0
      ? [
          `Dahulukan pengembangan ${list(behind.map(({ name, meeting, people }) => `${name} (${meeting} dari ${people} orang memenuhi standar)`))}.`,
        ]
      : []),
    ...(facts.absent > 0 ? [`Jadwalkan penilaian susulan bagi ${facts.absent} peserta yang tidak hadir.`] : []),
    ...(facts.incomplete > 0
      ? [`Lengkapi penilaian ${facts.incomplete} peserta yang belum memiliki JPM sebelum hasilnya dipakai.`]
      : []),
    ...(facts.openWashups > 0
      ? [`Tutup rapat integrasi ${facts.openWashups} peserta; sampai saat itu levelnya adalah hasil hitungan.`]
      : []),
    ...(facts.ratersToTalkTo > 0
      ? [
          `Bahas jangkar nilai dengan ${facts.ratersToTalkTo} asesor yang disebut laporan asesor, dan ulangi kalibrasinya sebelum kegiatan berikut.`,
        ]
      : []),
    ...precisionAdvice(facts),
    ...(facts.weakTests.length > 0
      ? [
          `Tambah atau perbaiki butir untuk ${list(facts.weakTests)}: reliabilitas tesnya di bawah ${decimal(LEAST_RELIABILITY)}.`,
        ]
      : []),
    ...(facts.withoutDebrief > 0
      ? [
          `Selenggarakan pertemuan umpan balik bagi ${facts.withoutDebrief} peserta pusat penilaian yang belum mendapatkannya.`,
        ]
      : []),
  ]
}

function precisionAdvice({ dependability, enough }: EventFacts): string[] {
  if (dependability === null || dependability >= LEAST_DEPENDABILITY) return []
  const found = `Keterandalan level asesor ${decimal(dependability)}, di bawah ${decimal(LEAST_DEPENDABILITY)}`
  return enough
    ? [
        `${found}: rancang ${enough.exercises} latihan dengan ${enough.raters} asesor tiap peserta untuk mencapai ${decimal(enough.wanted)}.`,
      ]
    : [`${found}: tambah latihan; rancangan yang dicoba belum mencapainya.`]
}

const decimal = (value: number) => value.toLocaleString('id-ID', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const list = (names: readonly string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} dan ${names.at(-1)}`
