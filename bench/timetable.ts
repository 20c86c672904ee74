import { type Centre, checkTimetable, repairTimetable, solveTimetable } from '../packages/domain/src/timetable/index.ts'
import { bigCentre, fullCentre } from '../packages/domain/src/timetable/testing/sample-centres.ts'
import type { Line } from './measure.ts'

/** Seconds, one thread; a timetable that breaks a rule has no speed. */
const CASES: readonly { readonly name: string; readonly centre: () => Centre; readonly budget: number }[] = [
  { name: 'jadwal 40 peserta, 5 latihan, 12 asesor', centre: fullCentre, budget: 5 },
  { name: 'jadwal 700 peserta, 3 latihan, 30 asesor', centre: bigCentre, budget: 60 },
]

export async function benchTimetable(): Promise<Line[]> {
  return CASES.flatMap(({ name, centre, budget }) => {
    const problem = centre()
    const began = performance.now()
    const answer = solveTimetable(problem)
    const taken = (performance.now() - began) / 1000
    if (answer.outcome !== 'planned') throw new Error(`${name}: ${JSON.stringify(answer)}`)
    if (checkTimetable(problem, answer.sittings).length > 0) throw new Error(`${name}: breaks a rule`)
    const gap = `${answer.minutes} menit, batas ${answer.lowerBound}`
    const figure = `${taken.toFixed(2)} s`
    const solved = { name, figure, against: `di bawah ${budget} s; ${gap}`, ratio: taken / budget }
    return [solved, benchRepair(name, problem, answer.sittings)]
  })
}

const REPAIR_BUDGET = 10

/** Two assessors and a room lost for the first day, told before it begins. */
function benchRepair(name: string, problem: Centre, sittings: Parameters<typeof repairTimetable>[1]): Line {
  const day = problem.days[0]!.id
  const lost = ['a-1', 'a-2', 'ruang-1'].map((who) => ({ who, day, start: 0, end: 1440 }))
  const changed = { ...problem, absences: lost }
  const began = performance.now()
  const repair = repairTimetable(changed, sittings, { effort: 5000 })
  const taken = (performance.now() - began) / 1000
  const standing = repair.sittings.flatMap((one) => one ?? [])
  if (repair.open === 0 && checkTimetable(changed, standing).length > 0)
    throw new Error(`${name}: repair breaks a rule`)
  return {
    name: `perbaikan: ${name}`,
    figure: `${taken.toFixed(2)} s`,
    against: `di bawah ${REPAIR_BUDGET} s; ${repair.changed} berubah, pasti ${repair.fewestChanges}, terbuka ${repair.open}`,
    ratio: taken / REPAIR_BUDGET,
  }
}
