import { reasonOfIssue, SimulationFile, valueAt } from '@petakom/contract'
import { checkScenario, type Finding, finishDraft, type Reason, reason, type Scenario } from '@petakom/domain'
import type { z } from 'zod'
import { idOf, listOf, type PartName } from './draft-parts.ts'

/** Where in the form something stands: a thing of a part, or what is said once ('head'). */
export interface Place {
  readonly part: PartName | 'head'
  readonly id: string
  /** Path inside the thing, or inside the file for 'head': 'options.0.label'; empty for the thing as a whole. */
  readonly field: string
}

export type Problem = Place & {
  readonly severity: 'error' | 'warning'
  /** A field that is not filled in, or what the check of the whole found. */
  readonly what: { readonly reason: Reason } | { readonly finding: Finding }
}

/** Nothing is wrong yet: the field waits to be filled in. */
export const isUnwritten = ({ what }: Problem): boolean =>
  'reason' in what && ['MISSING', 'TOO_FEW'].includes(what.reason.code)

const SCORING: readonly Place['part'][] = ['rules', 'rating', 'policies']

/** Whether the world is whole, so that it can be played; what is scored may still be missing. */
export const isPlayable = (problems: readonly Problem[]): boolean =>
  problems.every(
    ({ severity, part, field }) => severity === 'warning' || SCORING.includes(part) || field === 'competencies',
  )

type Issue = z.core.$ZodIssue

/** Of the ways a union could be meant, the one that was: whose keys are all known, and of those the nearest. */
function inner(issue: Issue): Issue {
  if (issue.code !== 'invalid_union') return issue
  const meant = issue.errors
    .filter((issues) => issues.length > 0 && issues.every(({ code }) => code !== 'unrecognized_keys'))
    .toSorted((one, other) => depthOf(other) - depthOf(one))[0]
  const deeper = meant?.find(({ code }) => code !== 'invalid_type') ?? meant?.[0]
  return deeper ? inner({ ...deeper, path: [...issue.path, ...deeper.path] } as Issue) : issue
}
/** A field that is empty lacks something, whatever form it should have. */
const reasonAt = (issue: Issue, value: unknown): Reason =>
  value === '' ? reason('MISSING') : reasonOfIssue(issue, value)

const depthOf = (issues: readonly Issue[]) => Math.max(...issues.map(({ path }) => path.length))

const PARTS: readonly string[] = [
  ...(['actors', 'resources', 'documents', 'calendar', 'messages', 'events', 'rules', 'rating', 'policies'] as const),
]

function placeOfPath(draft: Scenario, path: readonly PropertyKey[]): Place {
  const [part, index, ...rest] = path
  if (!PARTS.includes(String(part))) return { part: 'head', id: '', field: path.join('.') }
  const name = String(part) as PartName
  const thing = typeof index === 'number' ? listOf(draft, name)[index] : undefined
  return thing ? { part: name, id: idOf(thing), field: rest.join('.') } : { part: name, id: '', field: '' }
}

function placeOfFinding(draft: Scenario, { where }: Finding): Place {
  const [part = '', id = ''] = where.split(' ')
  if (part === 'competencies') return { part: 'head', id: '', field: 'competencies' }
  if (part === 'options') {
    const message = draft.messages.find(({ options = [] }) => options.some((option) => option.id === id))
    const place = message?.options?.findIndex((option) => option.id === id) ?? 0
    return { part: 'messages', id: message?.id ?? '', field: `options.${place}.label` }
  }
  if (part === 'rules' && !draft.rules.some((rule) => rule.id === id)) return { part: 'rating', id, field: '' }
  return { part: part as PartName, id, field: '' }
}

/**
 * Everything that keeps a draft from being used, and what makes it weak. The whole is looked at once every field is
 * filled in; what the fields lack is told first.
 */
export function findProblems(draft: Scenario): Problem[] {
  const finished = finishDraft(draft)
  const parsed = SimulationFile.safeParse(finished)
  const issues = parsed.success ? [] : parsed.error.issues.map(inner)
  return [
    ...issues.map(
      (issue): Problem => ({
        ...placeOfPath(finished, issue.path),
        severity: 'error',
        what: { reason: reasonAt(issue, valueAt(finished, issue.path)) },
      }),
    ),
    // A name that is not chosen yet is told once, by its field.
    ...checkScenario(finished)
      .filter(({ about }) => about !== '')
      .map(
        (finding): Problem => ({
          ...placeOfFinding(finished, finding),
          severity: finding.severity,
          what: { finding },
        }),
      ),
  ]
}
