import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'

export type Filters<Name extends string> = { readonly [K in Name]: string }

/**
 * Filters that live in the address, so that a view can be shared and the back button undoes a filter.
 * An empty text means "all" and leaves the address. Setting any filter returns to the first page.
 */
export function useUrlFilters<const Name extends string>(
  names: readonly Name[],
): [Filters<Name>, (changes: Partial<Filters<Name>>) => void] {
  const search = useSearch({ strict: false }) as Record<string, unknown>
  const navigate = useNavigate()
  const key = names.map((name) => String(search[name] ?? '')).join('\u0000')
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for every value that is read
  const filters = useMemo(
    () => Object.fromEntries(names.map((name) => [name, String(search[name] ?? '')])) as Filters<Name>,
    [key],
  )
  const setFilters = useCallback(
    (changes: Partial<Filters<Name>>) => {
      const firstPage = 'page' in changes ? {} : { page: undefined }
      const next = Object.fromEntries(Object.entries({ ...firstPage, ...changes }).map(([k, v]) => [k, v || undefined]))
      // The address belongs to whichever page is open, so its search has no type here.
      void navigate({ to: '.', search: ((old: object) => ({ ...old, ...next })) as never, replace: true })
    },
    [navigate],
  )
  return [filters, setFilters]
}
