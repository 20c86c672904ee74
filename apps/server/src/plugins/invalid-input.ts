import { reasonOfIssue, valueAt } from '@petakom/contract'
import type { z } from 'zod'
import { type AppError, because } from './app-error.ts'
import { errors } from './errors.ts'

/** Turns a zod refusal into one sentence about the first field, with all of them in the details. */
export function invalidInput(error: z.ZodError, part: string, value: unknown): AppError {
  const problems = error.issues.map((issue) => ({
    field: issue.path.join('.') || part,
    ...because(reasonOfIssue(issue, valueAt(value, issue.path))),
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
