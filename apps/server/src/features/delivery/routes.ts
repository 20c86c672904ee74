import * as contract from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { handle, handleFreely, handlePublicFreely, handleStream } from '../../plugins/route.ts'
import { openSession, type SignedInActor } from '../../plugins/sign-in.ts'
import { forgetWrongTries, refuseTooManyTries } from '../../plugins/throttle.ts'
import type { Delivery, SaveOutcome } from './accept-answers.ts'
import { getOwnAttempt, isHolder } from './attempts.ts'
import { registerEmergencyFiles } from './emergency/routes.ts'
import { describeExam } from './exam.ts'
import { registerExamMedia } from './exam-media.ts'
import { ExamStreams } from './exam-streams.ts'
import { handIn } from './hand-in.ts'
import { hearNotices } from './hear-notices.ts'
import { registerLateAnswers } from './late/routes.ts'
import { nextItem } from './next-item.ts'
import { perInstansi, togetherByInstansi } from './per-instansi.ts'
import { registerRoom } from './room/routes.ts'
import { saveAtOnce } from './save-at-once.ts'
import { registerSeb } from './seb/routes.ts'
import { signInWithPin } from './sign-in-with-pin.ts'
import { deadlineOf, stateOf, workingSeconds } from './sitting.ts'
import { type StartOutcome, type StartRequest, startAttempts } from './start-attempts.ts'
import { keepTraces } from './traces.ts'

/** Each reply holds a whole form; those of one flight are written in one turn of the event loop. */
const STARTS_TOGETHER = 16

export function registerDelivery(app: FastifyInstance): void {
  const { database, settings } = app
  const { clock } = settings
  const participation = ({ instansiId, participantId }: SignedInActor) => ({
    instansiId,
    participantId,
    now: clock(),
    secret: settings.secret,
  })

  const start = perInstansi<StartRequest, StartOutcome>(database, startAttempts, STARTS_TOGETHER)
  const save = togetherByInstansi<Delivery, SaveOutcome>((instansiId, deliveries) =>
    saveAtOnce(database, instansiId, deliveries),
  )

  const keep = keepTraces(database, app.log)
  const checkSeb = registerSeb(app)

  handlePublicFreely(app, contract.signInToExam, async ({ body, request, reply }) => {
    const { instansiId, participantId } = await signInWithPin(database, settings, body, request.ip)
    await checkSeb({ instansiId, participantId }, request)
    await database.gate((db) => openSession(db, { instansiId, participantId }, reply))
    return { participantId }
  })

  handle(app, contract.getExam, ({ db, actor }) => describeExam(db, actor.participantId, clock()))

  handleFreely(app, contract.startAttempt, async ({ actor, params, body }) => {
    const key = `pin:${actor.nip}`
    if (body.takeOver) await refuseTooManyTries(database, key)
    const result = await start({ who: participation(actor), attemptId: params.id, body })
    const isWrong = result.outcome !== 'started' && result.isWrongPin
    if (body.takeOver && !isWrong) await forgetWrongTries(database, key)
    if (result.outcome === 'started') return result.started
    throw result.refusal
  })

  handleFreely(app, contract.saveAnswers, async ({ actor, params, body, request }) => {
    const delivery = { who: participation(actor), attemptId: params.id, body }
    const { saved, refusal } = await save(delivery)
    if (saved) await keep({ ...delivery, device: body.device, address: request.ip, focus: body.focus ?? [] })
    if (refusal) throw refusal
    return saved!
  })

  handleFreely(app, contract.handIn, async ({ actor, params, body, request }) => {
    const who = participation(actor)
    const handedIn = await database.tenant(actor.instansiId, (db) => handIn(db, who, params.id, body))
    const { device, focus = [] } = body
    if (focus.length > 0) await keep({ who, attemptId: params.id, device, address: request.ip, focus })
    return handedIn
  })

  registerExamMedia(app)
  handle(app, contract.nextItem, ({ db, actor, params, body }) => nextItem(db, participation(actor), params.id, body))

  handle(app, contract.getExamClock, async ({ db, actor, params, query }) => {
    const attempt = await getOwnAttempt(db, params.id, actor.participantId)
    const now = clock()
    return {
      now: now.toISOString(),
      deadline: deadlineOf(attempt, now).toISOString(),
      state: stateOf(attempt, now),
      worked: workingSeconds(attempt, now),
      isHolder: isHolder(attempt, query.device),
    }
  })

  const streams = new ExamStreams(database, clock)
  handleStream(app, contract.followExam, ({ actor, query, stream }) =>
    streams.open(actor.instansiId, actor.participantId!, query.device, stream),
  )

  registerLateAnswers(app)
  registerEmergencyFiles(app)
  hearNotices(app, [streams, registerRoom(app)])
}
