import type { ObservationSheetContent, ObservationWorkspaceReply } from '@petakom/contract'
import type { Random } from '@petakom/psychometrics'
import type { HallClient } from '../hall-client.ts'

type Sitting = ObservationWorkspaceReply['sittings'][number]
type Sheet = ObservationSheetContent['competencies'][number]

/** How much a person differs from exercise to exercise, and how much a rating from itself, in levels. */
const EXERCISE_SD = 0.45
const RATING_SD = 0.45

export interface SimulatedEye {
  /** Level of a candidate in a competency, 1 to 5 and not whole. */
  readonly levelOf: (participantId: string, competency: string) => number
  readonly severity: number
  /** The same for all who ask by this name. */
  readonly streamOf: (name: string) => Random
}

/** Everything that one assessor of known severity writes down and locks, through the workspace's own routes. */
export async function observeCentre(assessor: HallClient, accountId: string, eye: SimulatedEye): Promise<number> {
  const { sittings, sheets } = await assessor.get<ObservationWorkspaceReply>('/api/observation/workspace')
  let locked = 0
  for (const sitting of sittings) {
    if (sitting.task !== 'assessor' || sitting.locks.length === sitting.candidates.length) continue
    const { content } = sheets.find(({ id, version }) => id === sitting.sheetId && version === sitting.sheetVersion)!
    const acts = actsOf(sitting, content, accountId, eye)
    for (let from = 0; from < acts.length; from += 200) {
      const { refusedLocks } = await assessor.post<{ refusedLocks: unknown[] }>(
        `/api/observation/sittings/${sitting.id}/journal`,
        {
          ...{ device: `tablet-${accountId.slice(0, 8)}`, known: {} },
          entries: acts.slice(from, from + 200),
        },
      )
      if (refusedLocks.length > 0) throw new Error(`a lock was refused: ${JSON.stringify(refusedLocks[0])}`)
    }
    locked += sitting.candidates.length
  }
  return locked
}

function actsOf(sitting: Sitting, content: ObservationSheetContent, accountId: string, eye: SimulatedEye) {
  const begin = new Date(`${sitting.day}T00:00:00+07:00`).getTime() + sitting.startMinute * 60_000
  const acts: { act: object; second: number }[] = []
  const say = (second: number, act: object) => acts.push({ act, second })
  const at = (second: number) => new Date(begin + second * 1000).toISOString()
  const length = sitting.minutes * 60
  say(0, { type: 'begin', at: at(0) })
  const lots = eye.streamOf(`${accountId}:${sitting.exerciseId}:${sitting.id}`)
  const given = sitting.candidates.flatMap((candidate) =>
    sitting.competencies.map((competency) => ({
      ...{ candidate, competency, level: levelFor(sitting.exerciseId, candidate.id, competency, eye, lots) },
      part: content.competencies.find((one) => one.competency === competency)!,
    })),
  )
  for (const [n, { candidate, competency, level, part }] of given.entries()) {
    for (const [k, note] of notesOf(part, level, lots).entries()) {
      const second = Math.floor((length * (n + 0.2 + 0.4 * k)) / given.length)
      const name = `catatan-${accountId.slice(0, 8)}-${n}-${k}`
      say(second, { type: 'note', note: name, candidate: candidate.id, at: at(second), ...note.said, about: null })
      say(length + n, { type: 'sort', note: name, competency, indicator: note.indicator })
    }
    say(length + n, { type: 'rate', candidate: candidate.id, competency, level, reason: '', over: [] })
  }
  say(length, { type: 'end', at: at(length) })
  for (const { id } of sitting.candidates)
    say(length + given.length, { type: 'lock', candidate: id, sheetVersion: sitting.sheetVersion })
  const order = acts.map((one, index) => ({ ...one, index })).sort((a, b) => a.second - b.second || a.index - b.index)
  return order.map(({ act, second }, index) => ({ seq: index + 1, clientTime: at(second), act }))
}

function levelFor(
  exerciseId: string,
  participantId: string,
  competency: string,
  { levelOf, severity, streamOf }: SimulatedEye,
  lots: Random,
): number {
  // What the person shows in this exercise is the same for everybody who watches.
  const shown = streamOf(`${participantId}:${exerciseId}:${competency}`).normal() * EXERCISE_SD
  const seen = levelOf(participantId, competency) + shown - severity + lots.normal() * RATING_SD
  return Math.min(5, Math.max(0, Math.round(seen)))
}

/** One or two sentences that the level rests on: an indicator at or below it that was shown, one above it that was not. */
function notesOf({ indicators }: Sheet, level: number, lots: Random) {
  const levelOfCode = (code: string) => Number(code.split('.')[2])
  const shown = indicators.filter(({ code }) => levelOfCode(code) <= level)
  const absent = indicators.filter(({ code }) => levelOfCode(code) > level)
  const one = (list: Sheet['indicators'], sign: '+' | '-', words: string) => {
    if (list.length === 0) return []
    const { code, text } = lots.pick(list)
    return [{ said: { text: `${words}: ${text}`, sign }, indicator: code }]
  }
  const notes = [...one(shown, '+', 'Terlihat'), ...one(absent, '-', 'Belum terlihat')]
  return notes.length > 0
    ? notes
    : [{ said: { text: 'Tidak ada perilaku yang terlihat.', sign: '0' }, indicator: null }]
}
