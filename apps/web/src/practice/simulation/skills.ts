import type { RunState } from '@petakom/domain'

/** What a person can try in the practice; each says whether it was tried, and nothing says how well. */
export const SKILLS = ['read', 'document', 'reply', 'ask', 'delegate', 'decide', 'schedule', 'consequence'] as const
export type Skill = (typeof SKILLS)[number]

export function triedSkills({ acts, documents, happened }: RunState): ReadonlySet<Skill> {
  const did = (kind: string) => acts.some(({ act }) => act.kind === kind)
  const tried: Record<Skill, boolean> = {
    read: did('open'),
    document: [...documents.values()].some(({ opened }) => opened !== null),
    reply: did('reply'),
    ask: did('ask'),
    delegate: did('delegate'),
    decide: did('decide'),
    schedule: did('schedule'),
    consequence: happened.size > 0,
  }
  return new Set(SKILLS.filter((skill) => tried[skill]))
}
