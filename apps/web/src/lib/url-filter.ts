import { useNavigate, useSearch } from '@tanstack/react-router'

export type FilterValues = Readonly<Record<string, string | undefined>>

/** Filters live in the address, so that a view can be sent to a colleague and the back button works. */
export function useUrlFilter(): [FilterValues, (change: FilterValues) => void] {
  const search = useSearch({ strict: false }) as Record<string, unknown>
  const navigate = useNavigate()
  const values = Object.fromEntries(
    Object.entries(search).map(([name, value]) => [name, value === undefined ? undefined : String(value)]),
  )
  const change = (next: FilterValues) => {
    const merged = Object.entries({ ...values, page: undefined, ...next }).filter(([, value]) => value)
    void navigate({ to: '.', search: Object.fromEntries(merged) as never, replace: true })
  }
  return [values, change]
}
