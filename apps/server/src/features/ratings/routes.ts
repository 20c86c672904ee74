import * as contract from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { readColleagues } from '../../db/agency-colleagues.ts'
import { audit } from '../../db/audit.ts'
import { type Db, sql } from '../../db/query.ts'
import { hashOfText } from '../../db/ratings.ts'
import { errors } from '../../plugins/errors.ts'
import { handle } from '../../plugins/route.ts'
import type { SignedInActor } from '../../plugins/sign-in.ts'
import { ratingErrors } from './errors.ts'
import { listReplyTasks, type ReplyTask } from './replies.ts'
import { readReplySheet } from './reply-sheet.ts'
import { isOpenTo, listTasks, type Rater, readServedItem, standing, type TaskRow, taskKey } from './tasks.ts'

export function registerRatings(app: FastifyInstance): void {
  const { clock, secret } = app.settings
  const key = taskKey(secret)
  const everything = sql`true`

  handle(app, contract.listRatings, async ({ db, actor, query }) => {
    const { eventId } = query
    const tasks = [
      ...(await listTasks(db, key, clock(), eventId ? sql`t."eventId" = ${eventId}` : everything)),
      ...(await listReplyTasks(db, key, clock(), eventId ? sql`x.event_id = ${eventId}` : everything)),
    ]
    const groups = Map.groupBy(tasks, ({ eventId, itemId }) => `${eventId}:${itemId}`)
    const rater = actor.roles.includes('asesor') ? await asRater(db, actor) : null
    return { rows: [...groups.values()].map((group) => summarise(group, rater)).sort(byName) }
  })

  handle(app, contract.listRatingTasks, async ({ db, actor, query }) => {
    const where = sql`t."eventId" = ${query.eventId} and t."itemId" = ${query.itemId}`
    const replies = await listReplyTasks(db, key, clock(), sql`x.event_id = ${query.eventId}`)
    const tasks: TaskRow[] = [
      ...(await listTasks(db, key, clock(), where)),
      ...replies.filter(({ itemId }) => itemId === query.itemId),
    ]
    const rater = await asRater(db, actor)
    const own = tasks.map((task) => ({
      id: task.id,
      isOpen: isOpenTo(rater, task),
      points: task.given.find(({ raterId }) => raterId === actor.id)?.points ?? null,
    }))
    return { tasks: own.filter(({ isOpen, points }) => isOpen || points !== null) }
  })

  handle(app, contract.getRatingTask, async ({ db, actor, params }) => {
    const task = await getTask(db, params.id)
    const own = task.given.find(({ raterId }) => raterId === actor.id)
    if (!own && !isOpenTo(await asRater(db, actor), task)) throw ratingErrors.RATING_NOT_YOURS()
    const { content, rubric, anchors } = await readSheet(db, task)
    const { state, points } = standing(task)
    const { id, eventId, itemId, code, text } = task
    return {
      ...{ id, eventId, itemId, code, content, text, state },
      isReply: 'ratingId' in task,
      rubric,
      most: task.most,
      anchors: [...anchors],
      mine: own ? { points: own.points, comment: own.comment, mayChange: mayChange(task, own.place) } : null,
      outcome: own && points !== null ? { given: task.given.map((one) => one.points), points } : null,
    }
  })

  handle(app, contract.rateAnswer, async ({ db, actor, params, body }) => {
    const found = await getTask(db, params.id)
    // Two who save at once: one of them is the second, and sees what the first has given.
    await db.run(sql`select from attempt where id = ${found.attemptId} for update`)
    const task = await getTask(db, params.id)
    const own = task.given.find(({ raterId }) => raterId === actor.id)
    if (own && !mayChange(task, own.place)) throw ratingErrors.RATING_FINAL()
    if (!own && !isOpenTo(await asRater(db, actor), task)) throw ratingErrors.RATING_NOT_YOURS()
    if (body.points > task.most) throw ratingErrors.RATING_BEYOND_MOST({ most: task.most })
    const place = own?.place ?? task.given.length + 1
    const [table, subject] =
      'ratingId' in task
        ? [sql`reply_rating (rating_id,`, sql`${task.ratingId}`]
        : [sql`rating (item_id,`, sql`${task.itemId}::uuid`]
    await db.run(sql`
      insert into ${table} instansi_id, attempt_id, answer_hash, place, points, comment, rater_id, rater_name)
      values (${subject}, ${actor.instansiId}, ${task.attemptId}, decode(${hashOfText(task.text)}, 'hex'), ${place},
        ${body.points}, ${body.comment}, ${actor.id}, ${actor.name})`)
    await audit(db, actor, {
      action: 'answer.rated',
      subjectType: 'attempt',
      subjectId: task.attemptId,
      ...(own ? { before: { points: own.points } } : {}),
      after: { item: task.code, place, points: body.points },
    })
    return contract.done
  })

  const asRater = async (db: Db, actor: SignedInActor): Promise<Rater> => ({
    ...actor,
    colleagues: await readColleagues(db, actor.nip, clock()),
  })

  async function getTask(db: Db, id: string): Promise<TaskRow | ReplyTask> {
    const [task] = await listTasks(db, key, clock(), sql`t.id = ${id}`)
    const found = task ?? (await listReplyTasks(db, key, clock())).find((reply) => reply.id === id)
    if (!found) throw errors.NOT_FOUND()
    return found
  }

  async function readSheet(db: Db, task: TaskRow | ReplyTask) {
    if ('ratingId' in task) return readReplySheet(db, task)
    const { content, scoring } = await readServedItem(db, task)
    if (scoring.type !== 'long-text') throw errors.NOT_FOUND()
    return { content, rubric: scoring.rubric, anchors: scoring.anchors ?? [] }
  }
}

/** Until another rater stands on it. */
const mayChange = (task: TaskRow, place: number) => task.given.length === place && place < 3 && task.given.length < 2

function summarise(tasks: readonly TaskRow[], rater: Rater | null): contract.RatingRow {
  const { eventId, eventName, itemId, code } = tasks[0]!
  const count = (is: (task: TaskRow) => boolean) => tasks.filter(is).length
  const differences = tasks.flatMap(({ given: [first, second] }) =>
    first && second ? [Math.abs(first.points - second.points)] : [],
  )
  const sum = differences.reduce((total, difference) => total + difference, 0)
  return {
    ...{ eventId, eventName, itemId, code },
    answers: tasks.length,
    settled: count((task) => standing(task).state === 'settled'),
    awaitingSecond: count((task) => standing(task).state === 'second'),
    awaitingThird: count((task) => standing(task).state === 'third'),
    mine: rater ? count((task) => isOpenTo(rater, task)) : 0,
    pairs: differences.length,
    same: differences.filter((difference) => difference === 0).length,
    meanDifference: differences.length > 0 ? sum / differences.length : null,
  }
}

const byName = (one: contract.RatingRow, other: contract.RatingRow) =>
  one.eventName.localeCompare(other.eventName, 'id') || (one.code < other.code ? -1 : 1)
