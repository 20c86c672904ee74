import type { WashupCellView, WashupCompetencyView, WashupWord } from '@petakom/contract'
import { COMPETENCIES } from '@petakom/domain'
import type { StoredMinutes } from './read-minutes.ts'
import { breakable, fixed, HAPPENING_NAMES, instantIn, KIND_NAMES } from './words.ts'

/** What the template lays out: words and numbers as they are printed. */
export function buildDocument({ content, code, hash }: StoredMinutes, publicUrl: string) {
  const { washup } = content
  const time = instantIn(content.timezone)
  const raters = new Map(washup.raters.map(({ id, name }) => [id, name]))
  const exercises = new Map(washup.exercises.map(({ id, name }) => [id, name]))
  const nameOf = (id: string) => raters.get(id) ?? 'asesor'
  return {
    instansi: content.instansi,
    isSynthetic: content.isSynthetic,
    number: content.number,
    event: washup.centre.eventName,
    centre: washup.centre.name,
    candidate: { name: washup.candidate.name, nip: content.nip, number: washup.candidate.number },
    opened: `${washup.openedBy}, ${time(washup.openedAt)}`,
    openingReason: washup.openingReason && breakable(washup.openingReason),
    closed: `${content.closedBy}, ${time(content.closedAt)}`,
    exercises: washup.exercises.map(({ name, kind }) => `${name} (${KIND_NAMES[kind] ?? kind})`),
    attending: washup.members.filter(({ watched }) => watched).map(({ name, isChief }) => ({ name, isChief })),
    missing: washup.missing.map(
      ({ rater, exerciseId, competencies }) =>
        `${rater}, ${exercises.get(exerciseId) ?? ''}: ${competencies.map(nameOfCompetency).join(', ')}`,
    ),
    levels: washup.competencies.map((row) => ({
      name: nameOfCompetency(row.competency),
      level: row.level,
      mechanical: mechanicalText(row),
      spread: row.spread,
      way: row.words.at(-1)?.way === 'accepted' ? 'tidak berbeda' : 'dibahas',
      isFar: row.isFarFromMechanical,
    })),
    details: washup.competencies.map((row) => ({
      name: nameOfCompetency(row.competency),
      level: row.level,
      mechanical: mechanicalText(row),
      cells: row.cells.map((cell) => ({
        exercise: exercises.get(cell.exerciseId) ?? '',
        given: givenText(cell, nameOf),
        level: cell.level,
        words: cell.words.map((word) => wordText(word, time)),
      })),
      words: row.words.map((word) => wordText(word, time)),
    })),
    late: washup.late.map(({ rater, exerciseId, competency, level, lockedAt, rulings }) => ({
      what: `${nameOf(rater)}, ${exercises.get(exerciseId) ?? ''}, ${nameOfCompetency(competency)}: ${level}`,
      lockedAt: time(lockedAt),
      ruling: rulings.at(-1)!.counts ? 'diperhitungkan' : 'tidak diperhitungkan',
      reason: breakable(`${rulings.at(-1)!.reason} (${rulings.at(-1)!.by})`),
    })),
    happenings: washup.happenings.map(({ kind, by, to, reason, at }) => ({
      at: time(at),
      what: [HAPPENING_NAMES[kind], to && `kepada ${to}`, `oleh ${by}`].filter(Boolean).join(' '),
      reason: reason && breakable(reason),
    })),
    report: washup.report && `laporan penilai ${time(washup.report.computedAt)}, ${washup.report.ratings} penilaian`,
    code,
    hash,
    url: `${publicUrl}/verifikasi/rapat/${code}`,
  }
}
export type MinutesDocument = ReturnType<typeof buildDocument>

function mechanicalText({ mechanical }: WashupCompetencyView): string {
  const { value, standardError } = mechanical
  return standardError === null
    ? `${fixed(value)} (galat belum diketahui)`
    : `${fixed(value)} ± ${fixed(standardError)}`
}

const givenText = ({ ratings }: WashupCellView, nameOf: (id: string) => string): string =>
  ratings.map(({ rater, level, isLate }) => `${nameOf(rater)}: ${level}${isLate ? ' (terlambat)' : ''}`).join('; ')

function wordText({ level, way, reason, author, recordedBy, at }: WashupWord, time: (at: string) => string): string {
  if (way === 'accepted') return `Level ${level}, diterima tanpa perbedaan. ${recordedBy}, ${time(at)}.`
  const wrote = author === recordedBy ? '' : `, dicatat ${recordedBy}`
  return `Level ${level}: ${breakable(reason ?? '')} (${author}${wrote}, ${time(at)})`
}

const names = new Map(COMPETENCIES.map(({ code, name }) => [code, name]))
const nameOfCompetency = (code: string): string => names.get(code) ?? code
