import { listUnits } from '@petakom/contract'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { callApi } from './api.ts'

export const unitsQuery = queryOptions({ queryKey: ['units'], queryFn: () => callApi(listUnits), staleTime: 60_000 })

/** Agencies as options of a filter; empty until they have come. */
export function useOpdOptions(): { value: string; label: string }[] {
  const units = useQuery(unitsQuery)
  return (units.data ?? []).filter(({ isOpd }) => isOpd).map(({ id, name }) => ({ value: id, label: name }))
}
