import type { CentreData, ShownSitting, TimetableData } from '../centre-data.ts'

export type RowsBy = 'room' | 'assessor' | 'candidate'

export interface GridRow {
  readonly id: string
  readonly name: string
  readonly sittings: readonly ShownSitting[]
}

/** Whether a sitting takes up a room or a person. */
const concerns = (by: RowsBy, id: string) => (one: ShownSitting) =>
  by === 'room'
    ? one.roomId === id
    : by === 'candidate'
      ? one.participantIds.includes(id)
      : one.accountIds.includes(id) || one.rolePlayerId === id

/** Every room or person with what they have, in order of time; of one day, or of all. */
export function rowsOf(centre: CentreData, { sittings }: TimetableData, by: RowsBy, day?: string): GridRow[] {
  const list =
    by === 'room'
      ? centre.rooms
      : by === 'candidate'
        ? centre.candidates.map(({ participantId: id, name }) => ({ id, name }))
        : centre.assessors.map(({ accountId: id, name }) => ({ id, name }))
  const shown = day === undefined ? sittings : sittings.filter((one) => one.day === day)
  return list.map(({ id, name }) => ({ id, name, sittings: shown.filter(concerns(by, id)) }))
}
