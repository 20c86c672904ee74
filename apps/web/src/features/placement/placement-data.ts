import {
  getFreshness,
  getPlan,
  getRound,
  listConstraints,
  listPlans,
  listRounds,
  type ResponseOf,
} from '@petakom/contract'
import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { callApi } from '../../lib/api.ts'

export type Round = ResponseOf<typeof getRound>
export type Plan = ResponseOf<typeof getPlan>

export const roundsQuery = queryOptions({ queryKey: ['rounds'], queryFn: () => callApi(listRounds) })

export const roundQuery = (id: string) =>
  queryOptions({ queryKey: ['round', id], queryFn: () => callApi(getRound, { params: { id } }) })

export const constraintsQuery = (id: string) =>
  queryOptions({ queryKey: ['round', id, 'constraints'], queryFn: () => callApi(listConstraints, { params: { id } }) })

export const plansQuery = (id: string) =>
  queryOptions({ queryKey: ['round', id, 'plans'], queryFn: () => callApi(listPlans, { params: { id } }) })

/** Reads every record of the round again, so it is not asked at each turn. */
export const freshnessQuery = (id: string) =>
  queryOptions({
    queryKey: ['round', id, 'freshness'],
    queryFn: () => callApi(getFreshness, { params: { id } }),
    staleTime: 120_000,
  })

export const planQuery = (id: string) =>
  queryOptions({ queryKey: ['plan', id], queryFn: () => callApi(getPlan, { params: { id } }) })

/** After a change of the round: everything shown of it, and of its plans, is asked again. */
export async function refreshRound(client: QueryClient): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: ['rounds'] }),
    client.invalidateQueries({ queryKey: ['round'] }),
    client.invalidateQueries({ queryKey: ['plan'] }),
  ])
}
