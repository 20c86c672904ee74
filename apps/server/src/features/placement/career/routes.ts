import * as contract from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { handle, handleFreely } from '../../../plugins/route.ts'
import { answerRoundPosts, answerWhyNot } from './answer-why-not.ts'
import { listDecidedRounds } from './decided-round.ts'
import { explainPost } from './explain-post.ts'
import { judgePosts } from './judge-posts.ts'
import { listPosts } from './list-posts.ts'
import { dayIn, getOwnPegawai } from './own-pegawai.ts'
import { readCareer } from './read-career.ts'

/** What concerns the caller's own career. Every route finds the person by the session; none takes one as input. */
export function registerCareer(app: FastifyInstance): void {
  const { clock } = app.settings

  handle(app, contract.getCareer, async ({ db, actor }) => {
    const own = await getOwnPegawai(db, actor)
    return readCareer(db, own, dayIn(own.timezone, clock()))
  })

  handle(app, contract.listCareerPosts, async ({ db, actor, query }) => {
    const own = await getOwnPegawai(db, actor)
    const date = query.date ?? dayIn(own.timezone, clock())
    return listPosts((await judgePosts(db, own, date)).posts, date, query)
  })

  handle(app, contract.getCareerPost, async ({ db, actor, query }) => {
    const own = await getOwnPegawai(db, actor)
    return explainPost(db, own, query.date ?? dayIn(own.timezone, clock()), query.jabatanId)
  })

  handle(app, contract.listCareerRounds, async ({ db, actor }) => {
    const own = await getOwnPegawai(db, actor)
    return listDecidedRounds(db, own.id, own.timezone)
  })
  handleFreely(app, contract.listCareerRoundPosts, ({ actor, query }) => answerRoundPosts(app, actor, query.roundId))
  handleFreely(app, contract.getWhyNot, ({ actor, query }) => answerWhyNot(app, actor, query))
}
