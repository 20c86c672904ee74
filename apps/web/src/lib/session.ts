import { getSession, type Session } from '@petakom/contract'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { callApi } from './api.ts'
import { ApiError } from './api-error.ts'

/** Who is signed in; null for nobody. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async (): Promise<Session | null> => {
    try {
      return await callApi(getSession)
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null
      throw error
    }
  },
  staleTime: 60_000,
  retry: 1,
})

export function useSession(): Session | null | undefined {
  return useQuery(sessionQuery).data
}
