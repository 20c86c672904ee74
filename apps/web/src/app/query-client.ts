import { QueryClient } from '@tanstack/react-query'
import { setLockedHandler, setSignedOutHandler } from '../lib/api.ts'
import { ApiError } from '../lib/api-error.ts'
import { sessionQuery } from '../lib/session.ts'
import { setLocked } from '../lib/session-lock.ts'

const MOST_RETRIES = 2

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // A server in the building answers without the internet; and an answer that fails is told, not waited for.
      networkMode: 'always',
      staleTime: 15_000,
      // What the server refused, it will refuse again; only a lost connection is worth another try.
      retry: (failures, error) => !(error instanceof ApiError) && failures < MOST_RETRIES,
    },
    mutations: { networkMode: 'always' },
  },
})

setLockedHandler(() => setLocked(true))
setSignedOutHandler(() => queryClient.setQueryData(sessionQuery.queryKey, null))
