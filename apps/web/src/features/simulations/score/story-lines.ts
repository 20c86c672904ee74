import type { SimulationAttemptScore } from '@petakom/contract'

type Score = NonNullable<SimulationAttemptScore['score']>
export type Act = Score['timeline'][number]
export type Told = Score['story'][number]

export type StoryLine =
  | { readonly kind: 'act'; readonly minute: number; readonly act: Act }
  | { readonly kind: 'told'; readonly minute: number; readonly told: Told }

/** What came to the participant and what they did, by the minute of the story; what came stands before what was done. */
export function storyLines({ story, timeline }: Pick<Score, 'story' | 'timeline'>): StoryLine[] {
  const lines: StoryLine[] = [
    ...story.map((told) => ({ kind: 'told' as const, minute: told.minute, told })),
    ...timeline
      .toSorted((one, other) => one.seq - other.seq)
      .map((act) => ({ kind: 'act' as const, minute: act.minute, act })),
  ]
  return lines.toSorted((one, other) => one.minute - other.minute)
}

/** Points that an act gave to one competency, or to all. */
export function pointsOf(
  act: Act,
  evidence: Score['evidence'],
  competency: string | undefined,
): readonly { readonly points: number; readonly because: string }[] {
  return act.earned.flatMap(({ ruleId, points }) => {
    const rule = evidence.find((one) => one.ruleId === ruleId)
    return rule && (competency === undefined || rule.competency === competency)
      ? [{ points, because: rule.because }]
      : []
  })
}
