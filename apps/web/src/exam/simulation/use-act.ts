import { useDesk } from './desk-context.ts'
import { type SimKey, useSimText } from './messages/index.ts'
import type { NewAct } from './play.ts'

const TOLD: Readonly<Record<string, SimKey>> = {
  closed: 'refused.closed',
  'after-end': 'refused.after-end',
  'cannot-pay': 'refused.cannot-pay',
  'not-offered': 'refused.not-offered',
  'already-done': 'refused.already-done',
  'bad-slot': 'refused.bad-slot',
}

/** Does an act and says in one sentence what came of it; a refused act says why, and that nothing changed. */
export function useAct() {
  const { play, say } = useDesk()
  const t = useSimText()
  return (act: NewAct & { readonly kind: Exclude<NewAct['kind'], 'open'> }): string | null => {
    const refusal = play.act(act)
    const words = t(refusal === null ? `taken.${act.kind}` : (TOLD[refusal] ?? 'refused.other'))
    say(words)
    return refusal === null ? null : words
  }
}
