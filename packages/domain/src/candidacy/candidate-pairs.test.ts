import { pairsFromEdges } from '@petakom/placement'
import { createRandom } from '@petakom/psychometrics'
import { describe, expect, it } from 'vitest'
import type { Candidacy } from './candidacy.ts'
import { candidatePairs } from './candidate-pairs.ts'
import { explainPair } from './explain-pair.ts'
import type { RoundFacts } from './facts.ts'
import { roundPostsOnly } from './round-posts-only.ts'
import { Tally } from './tally.ts'
import { randomRound } from './testing/random-round.ts'

const SIZES = { officials: 40, posts: 24 }
const SEEDS = Array.from({ length: 12 }, (_, seed) => seed)

/** What `candidatePairs` answers, by asking `explainPair` of every pair. */
function pairByPair({ officials, posts, date, freezes }: RoundFacts, allowLateral: boolean, withRank: boolean) {
  const question = { date, freezes, allowLateral, withRank }
  const asked = (official: RoundFacts['officials'][number]) =>
    posts.map((post) => ({ post, answer: explainPair(official, post, question) }))
  const stays = officials.flatMap((official) => asked(official).filter(({ answer }) => answer.kind === 'stay'))
  const kept = new Set(stays.filter(({ answer }) => answer.status === 'unknown').map(({ post }) => post.holder))
  const edges = new Set<string>()
  const fellAway = new Tally()
  for (const official of officials) {
    for (const { post, answer } of asked(official)) {
      const { kind, status, fit, unknown, eligibility } = answer
      const isKept = kept.has(official.id)
      const pair = `${official.id} ${post.id}/${post.seat}`
      if (kind === 'stay') edges.add(`${pair} ${isKept ? 0 : fit.total}`)
      else if (isKept) fellAway.add('incumbent-kept', 1)
      else if (status === 'not-offered') fellAway.add(post.id === official.seat ? 'same-post' : kind, 1)
      else if (status === 'barred')
        for (const { code, hard, status: held } of eligibility.rules)
          fellAway.add(code, Number(hard && held === 'failed'))
      else if (status === 'unknown') for (const datum of unknown) fellAway.add(`unknown:${datum}`, 1)
      else if (kept.has(post.holder)) fellAway.add('post-kept', 1)
      else edges.add(`${pair} ${fit.total}`)
    }
  }
  return { edges: [...edges].sort(), fellAway: fellAway.list() }
}

/** Pairs with posts of the round, by name. */
function named({ pairs, officials, posts }: Candidacy): string[] {
  return officials
    .flatMap((official, i) =>
      [...pairs.post.slice(pairs.start[i], pairs.start[i + 1])].flatMap((j, k) => {
        const post = posts[j]!
        return post.kind === 'private'
          ? []
          : [`${official} ${post.id}/${post.seat} ${pairs.score[pairs.start[i]! + k]}`]
      }),
    )
    .sort()
}

describe('candidatePairs', () => {
  it.each(SEEDS)('says of every pair what explainPair says, round %i', (seed) => {
    // Every third without a gap, so that pairs of every kind are many.
    const facts = randomRound(seed, SIZES, seed % 3 === 0 ? 0 : undefined)
    const [allowLateral, withRank] = [seed % 2 === 0, seed % 4 < 2]
    const candidacy = candidatePairs(facts, { allowLateral, withRank })
    const expected = pairByPair(facts, allowLateral, withRank)
    expect(named(candidacy)).toEqual(expected.edges)
    expect(candidacy.fellAway).toEqual(expected.fellAway)
  })

  it('meets pairs of every kind in those rounds', () => {
    const reasons = new Set(
      SEEDS.flatMap((seed) => candidatePairs(randomRound(seed, SIZES), { allowLateral: false }).fellAway).map(
        ({ reason }) => reason,
      ),
    )
    const kinds = [
      'demotion',
      'lateral',
      'same-post',
      'incumbent-kept',
      'post-kept',
      'unknown:levels',
      'BUP',
      'MUTASI_MIN',
    ]
    expect([...reasons]).toEqual(expect.arrayContaining(kinds))
    const found = SEEDS.map((seed) => candidatePairs(randomRound(seed, SIZES, 0), { allowLateral: true }))
    const moves = found.map(({ pairs, officials }) => pairs.post.length - officials.length)
    expect(Math.min(...moves)).toBeGreaterThan(0)
  })

  it('leaves everybody a place to stay, private for whoever sits outside', () => {
    const facts = randomRound(3, SIZES)
    const { pairs, posts, roundPosts, seatOf, officials, leftOut } = candidatePairs(facts, { allowLateral: true })
    expect([...officials, ...leftOut].sort()).toEqual(facts.officials.map(({ id }) => id).sort())
    officials.forEach((id, i) => {
      const row = pairs.post.slice(pairs.start[i], pairs.start[i + 1])
      const seat = seatOf[i]!
      expect(row).toContain(seat)
      const held = facts.posts.find(({ holder }) => holder === id)
      const post = posts[seat]!
      if (held) expect(post).toEqual({ kind: 'round', id: held.id, seat: held.seat })
      else {
        expect(post).toEqual({ kind: 'private', of: i })
        expect(row.length).toBeGreaterThan(1)
        expect(pairs.score[pairs.start[i + 1]! - 1]).toBe(0)
      }
    })
    expect(posts.slice(0, roundPosts).every(({ kind }) => kind === 'round')).toBe(true)
  })

  it('gives rows the engine would build from the same list', () => {
    const { pairs } = candidatePairs(randomRound(4, SIZES), { allowLateral: true })
    const edges = Array.from({ length: pairs.officials }, (_, i) => i).flatMap((i) =>
      [...pairs.post.slice(pairs.start[i], pairs.start[i + 1])].map((j, k) => [i, j, pairs.score[pairs.start[i]! + k]]),
    )
    expect(pairsFromEdges(pairs.officials, pairs.posts, edges)).toEqual(pairs)
  })

  it('does not depend on the order of what comes in', () => {
    const facts = randomRound(5, SIZES)
    const random = createRandom(9)
    const mixed = { ...facts, officials: random.shuffle(facts.officials), posts: random.shuffle(facts.posts) }
    expect(candidatePairs(mixed, { allowLateral: true })).toEqual(candidatePairs(facts, { allowLateral: true }))
  })

  it('keeps an incumbent without a result where he sits, and says so', () => {
    const facts = randomRound(6, SIZES, 0)
    const holder = facts.posts.find((post) => post.holder !== null)!.holder!
    const officials = facts.officials.map((one) => (one.id === holder ? { ...one, levels: null } : one))
    const {
      pairs,
      kept,
      officials: ids,
      incomplete,
      seatOf,
    } = candidatePairs({ ...facts, officials }, { allowLateral: true })
    const i = ids.indexOf(holder)
    expect(kept).toEqual([{ official: i, post: seatOf[i], missing: ['levels'] }])
    expect([...pairs.post.slice(pairs.start[i], pairs.start[i + 1])]).toEqual([seatOf[i]])
    expect(pairs.score[pairs.start[i]!]).toBe(0)
    expect(pairs.post.filter((j) => j === seatOf[i])).toHaveLength(1)
    expect(incomplete).toContainEqual({ id: holder, missing: ['levels'] })
  })

  it('takes posts of other tiers for the outside', () => {
    const facts = randomRound(7, SIZES, 0)
    const { posts, roundPosts, officials, seatOf } = candidatePairs(facts, {
      tiers: ['JPT_PRATAMA'],
      allowLateral: true,
    })
    const wanted = facts.posts.filter(({ tier }) => tier === 'JPT_PRATAMA')
    expect(roundPosts).toBe(wanted.length)
    const outside = facts.posts.find(({ tier, holder }) => tier !== 'JPT_PRATAMA' && officials.includes(holder ?? ''))
    if (outside) expect(posts[seatOf[officials.indexOf(outside.holder!)]!]!.kind).toBe('private')
  })

  it('can be stopped, and tells how far it is', () => {
    const facts = randomRound(8, { officials: 200, posts: 8 })
    const shares: number[] = []
    candidatePairs(facts, { allowLateral: true, onProgress: (share) => shares.push(share) })
    expect(shares).toEqual([0, 0.32, 0.64, 0.96, 1])
    const stop = () => {
      throw new Error('stopped')
    }
    expect(() => candidatePairs(facts, { allowLateral: true, onProgress: stop })).toThrow('stopped')
  })

  it('refuses facts that contradict themselves', () => {
    const facts = randomRound(9, SIZES)
    const ask = (change: Partial<RoundFacts>) => () => candidatePairs({ ...facts, ...change }, { allowLateral: true })
    const [first, second] = facts.posts as [RoundFacts['posts'][number], RoundFacts['posts'][number]]
    expect(ask({ officials: [...facts.officials, facts.officials[0]!] })).toThrow(/official twice/)
    expect(ask({ posts: [...facts.posts, first] })).toThrow(/post twice/)
    expect(ask({ posts: [{ ...first, holder: 'nobody' }] })).toThrow(/nobody/)
    expect(ask({ posts: [{ ...first, tier: 'X' }] })).toThrow(/tier/)
    const [official] = facts.officials as [RoundFacts['officials'][number]]
    expect(ask({ posts: [], officials: [{ ...official, potential: 65.5 }] })).toThrow(/65.5/)
    expect(ask({ date: '2026-02-29' })).toThrow(/date/)
    const { id } = official
    expect(ask({ posts: [first, second].map((post) => ({ ...post, holder: id })) })).toThrow(/two posts/)
  })
})

describe('roundPostsOnly', () => {
  it('drops private posts and nothing else', () => {
    const candidacy = candidatePairs(randomRound(3, SIZES), { allowLateral: true })
    const { pairs, seatOf } = roundPostsOnly(candidacy)
    expect(named({ ...candidacy, pairs })).toEqual(named(candidacy))
    expect(pairs.posts).toBe(candidacy.roundPosts)
    expect([...seatOf]).toEqual([...candidacy.seatOf].map((seat) => (seat < pairs.posts ? seat : -1)))
  })
})
