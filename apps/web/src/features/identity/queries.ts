import { getDemoAccounts, getFirstRun, getStartup } from '@petakom/contract'
import { queryOptions } from '@tanstack/react-query'
import { callApi } from '../../lib/api.ts'

export const firstRunQuery = queryOptions({ queryKey: ['first-run'], queryFn: () => callApi(getFirstRun) })
export const demoAccountsQuery = queryOptions({ queryKey: ['demo-accounts'], queryFn: () => callApi(getDemoAccounts) })

const ASK_AGAIN_MS = 2_000

/** Asked again while something is being prepared, and left alone once it is ready. */
export const startupQuery = queryOptions({
  queryKey: ['startup'],
  queryFn: () => callApi(getStartup),
  refetchInterval: ({ state }) => (state.data?.state === 'ready' ? false : ASK_AGAIN_MS),
})
