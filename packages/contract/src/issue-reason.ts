import { type Reason, reason, reasonOfSentence } from '@petakom/domain'
import type { z } from 'zod'

/** What stands at a path of a value that was not accepted. */
export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key], value)
}

/** Why zod refused a value, in the codes of the domain, which every page and reply has a sentence for. */
export function reasonOfIssue(issue: z.core.$ZodIssue, value: unknown): Reason {
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
