import type { Scenario } from '@petakom/domain'
import { type History, record, redo, undo } from './history.ts'

export type DraftStep =
  | { readonly kind: 'write'; readonly next: Scenario; readonly key: string; readonly at: number }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }

export function draftReducer(history: History<Scenario>, step: DraftStep): History<Scenario> {
  if (step.kind === 'undo') return undo(history)
  if (step.kind === 'redo') return redo(history)
  return record(history, step.next, step.key, step.at)
}
