import { getEvent, listParticipants, type ResponseOf } from '@petakom/contract'
import { queryOptions } from '@tanstack/react-query'
import { callApi } from '../../lib/api.ts'

export type EventData = ResponseOf<typeof getEvent>
export type Participant = ResponseOf<typeof listParticipants>[number]

export const eventQuery = (id: string) =>
  queryOptions({ queryKey: ['event', id], queryFn: () => callApi(getEvent, { params: { id } }) })

export const participantsQuery = (id: string, query: { session?: number; search?: string | undefined } = {}) =>
  queryOptions({
    queryKey: ['event', id, 'participants', query],
    queryFn: () => callApi(listParticipants, { params: { id }, query }),
  })
