import { type Reason, reason, reasonOfSentence } from '@petakom/domain'
import type { z } from 'zod'
import { type AppError, because } from './app-error.ts'
import { errors } from './errors.ts'

type Issue = z.core.$ZodIssue

/** Turns a zod refusal into one sentence about the first field, with all of them in the details. */
export function invalidInput(error: z.ZodError, part: string, value: unknown): AppError {
  const problems = error.issues.map((issue) => ({
    field: issue.path.join('.') || part,
    ...because(reasonOf(issue, valueAt(value, issue.path))),
  }))
  return refuseFields(problems, part)
}

/** Text that PostgreSQL cannot keep (a zero byte, half of a surrogate pair), or a value nested beyond all use. */
export function refuseUnreadableText(value: unknown, part: string): void {
  const path = findUnreadable(value)
  if (path) throw refuseFields([{ field: path.join('.') || part, ...because('UNREADABLE_TEXT') }], part)
}

function refuseFields(problems: readonly ({ field: string } & ReturnType<typeof because>)[], part: string): AppError {
  const first = problems[0] ?? { field: part, ...because('NOT_TAKEN') }
  return errors.INVALID_INPUT({ ...first, problems })
}

const DEEPEST = 64

function findUnreadable(value: unknown, depth = 0): string[] | null {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? [] : null
  if (typeof value !== 'object' || value === null) return null
  if (depth >= DEEPEST) return []
  for (const [name, inner] of Object.entries(value)) {
    if (findUnreadable(name)) return []
    const path = findUnreadable(inner, depth + 1)
    if (path) return [name, ...path]
  }
  return null
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key], value)
}

function reasonOf(issue: Issue, value: unknown): Reason {
  const own = reasonOfSentence(issue.message)
  if (own) return reason(own)
  switch (issue.code) {
    case 'invalid_type':
      return reason(value === undefined || value === null ? 'MISSING' : 'WRONG_TYPE')
    case 'too_small': {
      const least = Number(issue.minimum)
      if (issue.origin === 'string') return value === '' ? reason('MISSING') : reason('TOO_SHORT', { least })
      return reason(issue.origin === 'array' ? 'TOO_FEW' : 'TOO_LOW', { least })
    }
    case 'too_big': {
      const most = Number(issue.maximum)
      if (issue.origin === 'string') return reason('TOO_LONG', { most })
      return reason(issue.origin === 'array' ? 'TOO_MANY' : 'TOO_HIGH', { most })
    }
    case 'invalid_format':
      return reason('WRONG_FORM')
    case 'invalid_value':
      return reason(value === undefined ? 'MISSING' : 'NOT_A_CHOICE')
    default:
      return reason('NOT_TAKEN')
  }
}
