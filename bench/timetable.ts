import { type Centre, checkTimetable, solveTimetable } from '../packages/domain/src/timetable/index.ts'
import { bigCentre, fullCentre } from '../packages/domain/src/timetable/testing/sample-centres.ts'
import type { Line } from './measure.ts'

/** Seconds, one thread; a timetable that breaks a rule has no speed. */
const CASES: readonly { readonly name: string; readonly centre: () => Centre; readonly budget: number }[] = [
  { name: 'jadwal 40 peserta, 5 latihan, 12 asesor', centre: fullCentre, budget: 5 },
  { name: 'jadwal 700 peserta, 3 latihan, 30 asesor', centre: bigCentre, budget: 60 },
]

export async function benchTimetable(): Promise<Line[]> {
  return CASES.map(({ name, centre, budget }) => {
    const problem = centre()
    const began = performance.now()
    const answer = solveTimetable(problem)
    const taken = (performance.now() - began) / 1000
    if (answer.outcome !== 'planned') throw new Error(`${name}: ${JSON.stringify(answer)}`)
    if (checkTimetable(problem, answer.sittings).length > 0) throw new Error(`${name}: breaks a rule`)
    const gap = `${answer.minutes} menit, batas ${answer.lowerBound}`
    return { name, figure: `${taken.toFixed(2)} s`, against: `di bawah ${budget} s; ${gap}`, ratio: taken / budget }
  })
}
