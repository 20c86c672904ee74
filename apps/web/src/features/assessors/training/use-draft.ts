import { useEffect, useState } from 'react'
import type { Draft, Given } from './cells.ts'

/** Ratings in work, kept on this device until they are handed in. */
export function useDraft(name: string) {
  const key = `petakom:training:${name}`
  const [draft, setDraft] = useState<Draft>(() => read(key))
  useEffect(() => {
    try {
      localStorage.setItem(key, JSON.stringify(draft))
    } catch {
      // A browser that keeps nothing: the work lasts as long as the page.
    }
  }, [key, draft])
  return {
    draft,
    give: (cell: string, given: Given) => setDraft((before) => ({ ...before, [cell]: given })),
    forget: () => localStorage.removeItem(key),
  }
}

function read(key: string): Draft {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '{}')
    return typeof stored === 'object' && stored !== null ? (stored as Draft) : {}
  } catch {
    return {}
  }
}
