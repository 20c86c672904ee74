import { type Act, minuteAt, type Scenario } from '@petakom/domain'
import { freeNameFor } from '../editor/draft-parts.ts'

/** The draft with a way of playing more, which does what was played, each act at its minute of the story. */
export function policyOfPlay(draft: Scenario, acts: readonly Act[]): { readonly draft: Scenario; readonly id: string } {
  const id = freeNameFor(draft, 'policies')
  const scripted = acts.map(({ seq: _seq, at, ...act }) => ({ ...act, minute: minuteAt(draft, at) }))
  return { id, draft: { ...draft, policies: [...(draft.policies ?? []), { name: id, acts: scripted }] } }
}
