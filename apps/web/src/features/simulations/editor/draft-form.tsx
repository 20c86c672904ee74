import type { Scenario } from '@petakom/domain'
import { createContext, useContext } from 'react'
import { type Choice, type ChoiceKind, choicesOf } from './names.ts'

export interface DraftForm {
  readonly draft: Scenario
  /** `key` names the field: typing on in it is one step of the history. */
  readonly change: (next: Scenario, key?: string) => void
  /** Sentences by path inside the thing that is shown. */
  readonly errors: ReadonlyMap<string, string>
}

const Context = createContext<DraftForm | null>(null)
export const DraftFormProvider = Context.Provider

export function useDraftForm(): DraftForm {
  const form = useContext(Context)
  if (!form) throw new Error('a field of a draft stands outside of its form')
  return form
}

export const fieldIdOf = (path: string) => `f-${path}`
export function useFieldError(path: string): string | undefined {
  return useDraftForm().errors.get(path)
}

export function useChoices(kind: ChoiceKind): Choice[] {
  return choicesOf(useDraftForm().draft, kind)
}
