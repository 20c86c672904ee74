import writeWorkbook from 'write-excel-file/node'
import type { Db } from '../../../db/query.ts'
import { clockOf } from '../clock.ts'
import { centreErrors } from '../errors.ts'
import { readCentre } from '../read-centre.ts'
import { readSittings } from './sittings.ts'

export type WorkbookBy = 'room' | 'assessor' | 'candidate'

const TITLE = { room: 'Ruang', assessor: 'Asesor', candidate: 'Asesi' } as const
const text = (value: string) => ({ value, type: String })
const bold = (value: string) => ({ ...text(value), fontWeight: 'bold' as const })

/** The timetable in force, a row for each sitting of each room or person; cells are typed as text, so no name is a formula. */
export async function timetableWorkbook(db: Db, centreId: string, by: WorkbookBy): Promise<Buffer> {
  const centre = await readCentre(db, centreId)
  const sittings = await readSittings(db, centreId)
  if (!centre.timetable) throw centreErrors.NO_TIMETABLE()
  const people = new Map([
    ...centre.candidates.map(({ participantId, name }) => [participantId, name] as const),
    ...centre.assessors.map(({ accountId, name }) => [accountId, name] as const),
  ])
  const exercises = new Map(centre.exercises.map((one) => [one.id, one]))
  const rooms = new Map(centre.rooms.map(({ id, name }) => [id, name]))
  const names = (ids: readonly string[]) => ids.map((id) => people.get(id) ?? '').join('; ')
  const whose = (one: (typeof sittings)[number]): readonly string[] =>
    by === 'room'
      ? [rooms.get(one.room) ?? '']
      : by === 'candidate'
        ? one.participants.map((id) => people.get(id) ?? '')
        : [...one.assessors, ...(one.rolePlayer ? [one.rolePlayer] : [])].map((id) => people.get(id) ?? '')
  const rows = sittings.flatMap((one) => {
    const { name = '', minutes = 0, preparationMinutes = 0 } = exercises.get(one.exercise) ?? {}
    return whose(one).map((owner) => [
      ...[owner, one.day, clockOf(one.start), clockOf(one.start + minutes)].map(text),
      text(preparationMinutes === 0 ? '' : clockOf(one.start - preparationMinutes)),
      ...[name, rooms.get(one.room) ?? '', names(one.participants), names(one.assessors)].map(text),
      text(one.rolePlayer ? names([one.rolePlayer]) : ''),
    ])
  })
  rows.sort((one, other) => {
    const [a, b] = [one, other].map((row) =>
      row
        .slice(0, 3)
        .map(({ value }) => value)
        .join('\u0000'),
    )
    return a! < b! ? -1 : 1
  })
  const heading = [
    ...[TITLE[by], 'Tanggal', 'Mulai', 'Selesai', 'Mulai persiapan', 'Latihan', 'Ruang', 'Asesi', 'Asesor', 'Pemeran'],
  ]
  const data = [
    [bold(`${centre.name}: jadwal versi ${centre.timetable.version}, waktu ${centre.timezone}`)],
    heading.map(bold),
    ...rows,
  ]
  const columns = [28, 12, 8, 8, 16, 26, 20, 44, 36, 20].map((width) => ({ width }))
  return writeWorkbook(data as never, { stickyRowsCount: 2, sheet: 'Jadwal', columns } as never).toBuffer()
}
