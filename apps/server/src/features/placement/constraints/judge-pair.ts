import { type ReasonCode, type RuleAnswer, reason, type reason as reasonOf } from '@petakom/domain'
import { NONE } from '@petakom/placement'
import { because } from '../../../plugins/app-error.ts'
import { placementErrors } from '../errors.ts'
import type { LoadedSnapshot } from '../thread/loaded-snapshot.ts'

const DATA: Readonly<Record<string, ReasonCode>> = {
  birthDate: 'DATUM_BIRTH_DATE',
  employment: 'DATUM_EMPLOYMENT',
  education: 'DATUM_EDUCATION',
  golongan: 'DATUM_GOLONGAN',
  posts: 'DATUM_POSTS',
  'posts.current': 'DATUM_POSTS_CURRENT',
  'posts.description': 'DATUM_POSTS_DESCRIPTION',
  discipline: 'DATUM_DISCIPLINE',
  competencyTestPassed: 'DATUM_COMPETENCY_TEST',
  levels: 'DATUM_LEVELS',
  potential: 'DATUM_POTENTIAL',
  'target.field': 'DATUM_TARGET_FIELD',
  'target.eselon': 'DATUM_TARGET_ESELON',
  'target.tier': 'DATUM_TARGET_TIER',
  'target.standard': 'DATUM_TARGET_STANDARD',
  freezes: 'DATUM_FREEZES',
}

export function datumReason(datum: string | undefined): ReturnType<typeof reasonOf> {
  const year = datum?.match(/^predicates\.(\d+)$/)?.[1]
  if (year) return reason('DATUM_PREDICATES', { year })
  return reason(DATA[datum ?? ''] ?? 'DATUM_OTHER')
}

/** The last day on which a failed rule begins to hold; null where time alone is no help. */
function firstDay(failed: readonly RuleAnswer[]): string | null {
  const days = failed.map(({ firstDate }) => firstDate)
  return days.every((day) => day !== null) ? days.reduce((last, day) => (day > last ? day : last)) : null
}

export function postLabel({ content }: LoadedSnapshot, post: number): string {
  const { name, unitName } = content.posts[post]!
  return `${name}, ${unitName}`
}

/** Refuses a pair that nobody may be forced into, with the rule or the datum that stands against it. */
export function requireCandidate(snapshot: LoadedSnapshot, official: number, post: number): void {
  const { kind, status, eligibility, unknown, fit } = snapshot.explain(official, post)
  const names = { official: snapshot.content.officials[official]!.name, post: postLabel(snapshot, post) }
  if (status === 'not-offered') {
    if (kind === 'demotion') throw placementErrors.PAIR_DEMOTION(names)
    if (snapshot.content.facts.officials[official]!.seat === snapshot.content.facts.posts[post]!.id)
      throw placementErrors.PAIR_SAME_POST(names)
    throw placementErrors.PAIR_LATERAL(names)
  }
  if (status === 'barred') {
    const failed = eligibility.rules.filter((rule) => rule.hard && rule.status === 'failed')
    const { code, clause } = failed[0]!
    const day = firstDay(failed)
    const told = { ...names, clause, rules: failed.map((rule) => rule.code), ...because(`RULE_${code}` as ReasonCode) }
    throw day === null ? placementErrors.PAIR_BARRED(told) : placementErrors.PAIR_BARRED_UNTIL({ ...told, day })
  }
  if (kind !== 'stay' && snapshot.kept.has(official)) {
    const own = snapshot.explain(official, snapshot.seatOf[official]!).fit.missingData
    throw placementErrors.OFFICIAL_KEPT({ ...names, missing: own, ...because(datumReason(own[0])) })
  }
  if (status === 'unknown') {
    const missing = unknown.length > 0 ? unknown : fit.missingData
    throw placementErrors.PAIR_UNKNOWN({ ...names, missing, ...because(datumReason(missing[0])) })
  }
  const holder = snapshot.holderOf[post]!
  if (kind !== 'stay' && holder !== NONE && snapshot.kept.has(holder))
    throw placementErrors.POST_HOLDER_KEPT({ ...names, holder: snapshot.content.officials[holder]!.name })
}
