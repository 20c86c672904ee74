import type { i18n as I18n } from 'i18next'
import actions from '../../lib/messages/id/audit.json' with { type: 'json' }

/** Codes of the actions that have a name; "event.created" is kept as event_created, for a dot divides keys. */
export const NAMED_ACTIONS: readonly string[] = Object.keys(actions.actions).map((key) => key.replace('_', '.'))

/** What happened, in words; an action that has none yet by its code. */
export function actionName(code: string, { t, exists }: Pick<I18n, 't' | 'exists'>): string {
  const key = `audit:actions.${code.replace('.', '_')}`
  return exists(key) ? t(key) : code
}
