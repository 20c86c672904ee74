import { useSyncExternalStore } from 'react'
import { useDesk } from './desk-context.ts'
import type { Draft } from './drafts.ts'

/** The fields of one form as they were left, and how to change or forget them. */
export function useDraft(form: string) {
  const { store } = useDesk()
  const { drafts } = useSyncExternalStore(store.subscribe, store.view)
  const draft: Draft = drafts[form] ?? {}
  return {
    draft,
    change: (fields: Draft) => store.write(form, { ...draft, ...fields }),
    forget: () => store.write(form, null),
  }
}
