import type { TimetableConflict } from '@petakom/contract'
import { type BrokenRule, checkTimetable, mayBeAccepted, type Sitting } from '@petakom/domain'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDate } from '../../lib/format.ts'
import { asDomain, type TimetableData } from './centre-data.ts'

export interface Conflict {
  readonly rule: BrokenRule
  readonly about: string
  readonly mayBeAccepted: boolean
}

/** What a set of changes would break that is whole now; nothing is stored. Quick enough to ask at every move of a drag. */
export function useConflicts({ facts, sittings }: TimetableData) {
  const before = useMemo(() => sittings.map(asDomain), [sittings])
  const known = useMemo(() => new Set(checkTimetable(facts, before).map((one) => JSON.stringify(one))), [facts, before])
  return useCallback(
    (changed: ReadonlyMap<string, Sitting>): Conflict[] => {
      const after = before.map((one, index) => changed.get(sittings[index]!.id) ?? one)
      return checkTimetable(facts, after)
        .filter((one) => !known.has(JSON.stringify(one)))
        .map(({ rule, about }) => ({ rule, about, mayBeAccepted: mayBeAccepted(rule) }))
    },
    [before, facts, known, sittings],
  )
}

/** A broken rule as a sentence with names. */
export function useConflictWords(names: ReadonlyMap<string, string>) {
  const { t } = useTranslation()
  return ({ rule, about }: Pick<TimetableConflict, 'rule' | 'about'>): string => {
    const who = names.get(about) ?? (/^\d{4}-\d{2}-\d{2}$/.test(about) ? formatDate(about) : t('centres:rule.gone'))
    return t(`centres:rule.${rule}`, { who })
  }
}
