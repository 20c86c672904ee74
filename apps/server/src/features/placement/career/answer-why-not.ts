import type { WhyNot } from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { errors } from '../../../plugins/errors.ts'
import type { SignedInActor } from '../../../plugins/sign-in.ts'
import { placementThread } from '../thread/placement-thread.ts'
import { adviceFor } from './advice.ts'
import { getDecidedRound, listNames, listRoundPosts, listWords } from './decided-round.ts'
import { hideOthers } from './hide-others.ts'
import { judgePosts } from './judge-posts.ts'
import { dayIn, getOwnPegawai } from './own-pegawai.ts'
import { whyNot } from './why-not.ts'

/** Reads what was decided, asks the thread for the exact shortfall under the frozen plan, and keeps the caller's part. */
export async function answerWhyNot(
  app: FastifyInstance,
  actor: SignedInActor,
  { roundId, post: index }: { roundId: string; post: number },
): Promise<WhyNot> {
  const { database, settings } = app
  const { instansiId } = actor
  const read = await database.tenant(instansiId, async (db) => {
    const person = await getOwnPegawai(db, actor)
    const round = await getDecidedRound(db, roundId, person.id)
    const posts = await listRoundPosts(db, round)
    const post = posts.find((one) => one.index === index)
    if (!post) throw errors.NOT_FOUND()
    const words = await listWords(db, round)
    const word = words.find((one) => one.post === index) ?? null
    const names = word?.reason ? await listNames(db, round) : []
    const { official, posts: judged } = await judgePosts(
      db,
      person,
      dayIn(person.timezone, settings.clock()),
      post.jabatanId,
    )
    const advice = judged[0] ? adviceFor(official.levels, judged[0].facts.standard) : []
    return { person, round, posts, post, words, word, names, advice }
  })
  const { round, post, word, words, posts } = read
  const thread = placementThread(app)
  const ask = (official: number) => thread.explain({ instansiId, planId: round.planId, official, post: index })
  const explanation = await ask(round.own)
  const decided = word?.official ?? null
  const decidedFit = decided === null || decided === round.own ? null : (await ask(decided)).fit
  const nameOf = (official: number | null | undefined) => read.names.find((one) => one.index === official)?.name ?? ''
  const own = words.find(({ official }) => official === round.own)
  return whyNot({
    round,
    post,
    own: round.own,
    explanation,
    word,
    decidedFit,
    reason: word?.reason
      ? hideOthers(word.reason, {
          own: read.person.name,
          others: read.names.filter((one) => one.index !== round.own).map(({ name }) => name),
          concerned: [decided, explanation.chosen?.index, post.holder].filter((one) => one !== round.own).map(nameOf),
        })
      : null,
    ownPost: own ? (posts.find((one) => one.index === own.post)?.name ?? null) : null,
    advice: read.advice,
  })
}

/** The posts of a decided round, with a mark on those that weighed the caller. */
export async function answerRoundPosts(app: FastifyInstance, actor: SignedInActor, roundId: string) {
  const { instansiId } = actor
  const { round, posts, words } = await app.database.tenant(instansiId, async (db) => {
    const person = await getOwnPegawai(db, actor)
    const found = await getDecidedRound(db, roundId, person.id)
    return { round: found, posts: await listRoundPosts(db, found), words: await listWords(db, found) }
  })
  const shortfalls = await placementThread(app).shortfalls({ instansiId, planId: round.planId, official: round.own })
  const candidacies = new Set(shortfalls.map(({ post }) => post))
  const seat = posts.find(({ holder }) => holder === round.own)
  const given = words.find(({ official, post }) => official === round.own && post !== seat?.index)
  return {
    outcome: {
      kind: given ? ('moved' as const) : ('stays' as const),
      postName: posts.find(({ index }) => index === given?.post)?.name ?? null,
    },
    posts: posts.map(({ index, name, unitName, agencyName, tier }) => ({
      index,
      name,
      unitName,
      agencyName,
      tier,
      isCandidate: candidacies.has(index) && index !== seat?.index,
    })),
  }
}
