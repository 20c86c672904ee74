import { randomUUID } from 'node:crypto'
import type { Exam, ServedSimulation, SimulationAct, StartedAttempt } from '@petakom/contract'
import type { Scenario } from '@petakom/domain'
import { addSimulation } from '../db/simulations.ts'
import { readStarterSimulations } from '../simulations/starter-simulations.ts'
import { createExam, type ExamFixture } from './exam-fixture.ts'
import type { Caller, TestApp } from './test-app.ts'

export interface SimulationFixture extends ExamFixture {
  readonly scenario: Scenario
  readonly simulationId: string
  sit(index?: number): Promise<Sitting>
}

/** One participant at the simulation, on one device. */
export interface Sitting {
  readonly call: Caller
  readonly attemptId: string
  readonly started: StartedAttempt
  readonly simulation: ServedSimulation
  /** Sends one act; `seq` follows the last one unless told. */
  act(act: Omit<SimulationAct, 'at'> & { at: number }, seq?: number): ReturnType<Caller>
  send(entries: readonly unknown[], device?: string): ReturnType<Caller>
  start(body?: object): ReturnType<Caller>
  handIn(): ReturnType<Caller>
  /** Plays one of the file's policies as written, in batches, and moves the server's clock along. Returns the number of acts. */
  play(policy: string): Promise<number>
}

/** An event whose one exercise is this simulation (the flood night unless told), designed through the route. */
export async function createSimulationExam(
  test: TestApp,
  { people = 1, minutes = 60, code = 'DS-BANJIR-A' }: { people?: number; minutes?: number; code?: string } = {},
): Promise<SimulationFixture> {
  const exam = await createExam(test, { people, minutes, items: 0 })
  const scenario = (await readStarterSimulations()).find((one) => one.code === code)!
  const actor = { instansiId: exam.instansiId, id: null, name: 'Uji' }
  const { id: simulationId } = await test.database.tenant(exam.instansiId, (db) =>
    addSimulation(db, actor, scenario, { state: 'in-use' }),
  )
  const exercise = { name: 'Malam banjir', durationMinutes: minutes, targets: [], itemCodes: [] }
  const designed = await exam.call('PUT', `/api/events/${exam.eventId}/design`, {
    exercises: [{ ...exercise, simulation: { id: simulationId } }],
  })
  if (designed.statusCode !== 200) throw new Error(`design failed: ${designed.body}`)
  return {
    ...exam,
    scenario,
    simulationId,
    async sit(index = 0) {
      const call = await exam.signIn(index)
      const attemptId = (await call('GET', '/api/exam')).json<Exam>().attempts[0]!.id
      const url = (action: string) => `/api/exam/attempts/${attemptId}/${action}`
      const device = `perangkat-${randomUUID().slice(0, 8)}`
      const start = (body: object = {}) => call('POST', url('start'), { device, ...body })
      const reply = await start()
      const started = reply.json<StartedAttempt>()
      if (!started.simulation) throw new Error(`no simulation was served: ${reply.body}`)
      let last = started.seqFloor
      const send = (entries: readonly unknown[], from = device) =>
        call('POST', url('answers'), { device: from, entries })
      const take: Sitting['act'] = (act, seq = last + 1) => {
        last = Math.max(last, seq)
        return send([{ seq, itemId: simulationId, value: { act }, clientTime: test.now.value.toISOString() }])
      }
      return {
        ...{ call, attemptId, started, simulation: started.simulation, send, start, act: take },
        async play(policy) {
          const { acts } = scenario.policies!.find(({ name }) => name === policy)!
          const begun = test.now.value.getTime()
          for (const { minute, ...act } of acts) {
            const at = Math.ceil((minute * 60) / scenario.clock.pace)
            test.now.value = new Date(begun + at * 1000 + 500)
            const reply = await take({ ...(act as Omit<SimulationAct, 'at'>), at })
            if (reply.statusCode !== 200) throw new Error(`${policy}: ${reply.body}`)
          }
          return acts.length
        },
        handIn: () => call('POST', url('hand-in'), { device, lastSeq: last }),
      }
    },
  }
}
