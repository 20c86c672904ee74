import { competencyGaps, developmentAdvice, type MeasuredLevel } from '@petakom/domain'

const MOST_SENTENCES = 3

/** What would help for a post: an activity for each competency below its standard, the widest gap first. */
export function adviceFor(
  levels: Readonly<Record<string, MeasuredLevel>> | null,
  standard: Readonly<Record<string, number>>,
): string[] {
  if (!levels) return []
  const held = Object.fromEntries(Object.entries(levels).map(([code, { level }]) => [code, level]))
  return competencyGaps(held, standard)
    .filter(({ gap }) => gap < 0)
    .slice(0, MOST_SENTENCES)
    .map(developmentAdvice)
}
