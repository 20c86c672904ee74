import { getSimulationVersion } from '@petakom/contract'
import { useQuery } from '@tanstack/react-query'
import { callApi } from '../../../lib/api.ts'

/** The whole of a version. Versions never change, so it is asked for once. */
export function useVersion(id: string | undefined, version: number | undefined) {
  return useQuery({
    queryKey: ['simulation-version', id, version],
    queryFn: async () =>
      (await callApi(getSimulationVersion, { params: { id: id! }, query: { version: version! } })).content,
    enabled: id !== undefined && version !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })
}
