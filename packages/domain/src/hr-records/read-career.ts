import { findEselon } from '../codes/codes.ts'
import { findJobField } from '../job-fields/job-fields.ts'
import { readDay } from '../nip/calendar-day.ts'
import { type Reason, type ReasonValues, reason } from '../reasons/reason.ts'
import type { ReasonCode } from '../reasons/sentences.ts'
import { type Cell, cellText, textProblem } from '../roster/cell.ts'
import { findTier, gradeInName } from '../roster/tier.ts'

export type CellOf = (name: string) => Cell
export type Refuse = (column: string, why: Reason | ReasonCode, values?: ReasonValues) => string

/** Nobody begins as an official younger than this. */
const WORKING_AGE = 15

/**
 * One earlier post: held from `mulai` until the day before `selesai`, which lies in the past. Empty values are not on
 * record; a functional grade is read from the name of the post where no column gives it. `born` is YYYY-MM-DD.
 */
export function readEarlierPost(cell: CellOf, refuse: Refuse, { born, today }: { born: string | null; today: string }) {
  const text = (column: string, isRequired: boolean) => {
    const value = cellText(cell(column))
    const problem = value === '' ? (isRequired ? reason('CELL_EMPTY') : null) : textProblem(value)
    return problem ? refuse(column, problem) : value
  }
  const day = (column: string) => {
    const value = cell(column)
    if (cellText(value) === '') return refuse(column, 'DAY_EMPTY')
    const read = readDay(typeof value === 'number' || value instanceof Date ? value : cellText(value))
    return read ?? refuse(column, 'NOT_A_DAY')
  }
  const job = text('jabatan', true)
  const unit = text('unit_kerja', true)
  const [from, until] = [day('mulai'), day('selesai')]
  if (from && until && until <= from) refuse('selesai', 'END_NOT_AFTER_START')
  if (until > today) refuse('selesai', 'END_AHEAD')
  if (from && born && Number(from.slice(0, 4)) - Number(born.slice(0, 4)) < WORKING_AGE) {
    refuse('mulai', 'BEFORE_WORKING_AGE', { birthDate: born })
  }
  const eselonText = text('eselon', false)
  const eselon = eselonText === '' ? null : findEselon(eselonText)
  if (eselonText !== '' && !eselon) refuse('eselon', 'ESELON_NOT_KNOWN')
  const tierText = text('jenjang', false)
  const given = tierText === '' ? null : findTier(tierText)
  if (tierText !== '' && !given) refuse('jenjang', 'TIER_UNKNOWN')
  if (given && eselon && given !== eselon.tier) refuse('jenjang', 'TIER_AGAINST_ESELON', { eselon: eselon.eselon })
  const fieldText = text('bidang', false)
  const field = fieldText === '' ? '' : (findJobField(fieldText) ?? refuse('bidang', 'FIELD_UNKNOWN'))
  const tier = given ?? eselon?.tier ?? gradeInName(job) ?? ''
  return {
    subject: `${from} ${job}`,
    values: { job, unit, tier, eselon: eselon?.eselon ?? '', field, from, until },
  }
}
