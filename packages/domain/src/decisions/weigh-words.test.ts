import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DecidedPost, type GivenWord, weighWords } from './weigh-words.ts'

// A chain: post 10 is vacant; official 1 goes there from 11, official 2 to 11 from 12, and 12 stays empty.
// Officials 3 and 4 hold posts 13 and 14, which the plan leaves alone; official 5 sits outside the round.
const CHAIN: DecidedPost[] = [
  { index: 10, holder: null, planned: 1 },
  { index: 11, holder: 1, planned: 2 },
  { index: 12, holder: 2, planned: null },
]
const seats = new Map([
  [1, 11],
  [2, 12],
  [3, 13],
  [4, 14],
])
const follow: GivenWord = { word: 'follow', official: null }
const empty: GivenWord = { word: 'empty', official: null }
const postpone: GivenWord = { word: 'postpone', official: null }
const other = (official: number): GivenWord => ({ word: 'other', official })
const weigh = (words: Record<number, GivenWord>, posts = CHAIN) =>
  weighWords(
    posts,
    new Map(Object.entries(words).map(([post, word]) => [Number(post), word])),
    (i) => seats.get(i) ?? null,
  )
const conflicts = (words: Record<number, GivenWord>, posts = CHAIN) =>
  Object.fromEntries(
    weigh(words, posts).flatMap(({ index, conflicts: list }) => (list.length > 0 ? [[index, list]] : [])),
  )

describe('weighWords', () => {
  it('finds nothing against a plan that is followed', () => {
    expect(conflicts({})).toEqual({})
    expect(conflicts({ 10: follow, 11: follow, 12: follow })).toEqual({})
    expect(weigh({ 10: follow }).map(({ occupant }) => occupant)).toEqual([1, 2, null])
  })
  it('shows what follows down the chain when the first seat goes to somebody else', () => {
    const left = { 13: [{ code: 'taken', official: 3, post: 10 }] }
    expect(conflicts({ 10: other(3) })).toEqual({ 11: [{ code: 'holder-stays', official: 1, post: 10 }], ...left })
    expect(conflicts({ 10: other(3), 11: postpone })).toEqual({
      12: [{ code: 'holder-stays', official: 2, post: 11 }],
      ...left,
    })
    expect(conflicts({ 10: other(3), 11: postpone, 12: postpone, 13: empty })).toEqual({})
  })
  it('asks for a word on the seat that a chosen official leaves, and on the next one', () => {
    const listed = weigh({ 10: other(3), 11: other(1), 12: postpone, 13: other(4) })
    expect(listed.map(({ index, isDeparted }) => [index, isDeparted])).toEqual([
      [10, false],
      [11, false],
      [12, false],
      [13, true],
      [14, true],
    ])
    // The plan leaves its holder there, who has left: it cannot be followed.
    expect(listed[4]!.conflicts).toEqual([{ code: 'taken', official: 4, post: 13 }])
    expect(conflicts({ 10: other(3), 11: other(1), 12: postpone, 13: other(4), 14: empty })).toEqual({})
  })
  it('lists no seat for somebody from outside the round', () => {
    expect(weigh({ 10: other(5) })).toHaveLength(3)
  })
  it('says of both posts that one official is chosen twice', () => {
    expect(conflicts({ 10: follow, 12: other(1) })).toEqual({
      10: [{ code: 'taken', official: 1, post: 12 }],
      12: [{ code: 'taken', official: 1, post: 10 }],
    })
  })
  it('says of a post without a word that its choice went elsewhere', () => {
    expect(conflicts({ 12: other(1), 10: postpone })).toEqual({})
    expect(conflicts({ 12: other(1) })).toEqual({ 10: [{ code: 'taken', official: 1, post: 12 }] })
  })
  it('leaves nobody two in a seat: a postponed move keeps its seat', () => {
    expect(conflicts({ 10: postpone })).toEqual({ 11: [{ code: 'holder-stays', official: 1, post: 10 }] })
    expect(weigh({ 10: postpone, 11: postpone })[1]).toMatchObject({ occupant: 1, conflicts: [] })
  })
  it('cannot empty a seat whose holder goes nowhere', () => {
    expect(conflicts({ 11: postpone, 12: empty })).toEqual({ 12: [{ code: 'holder-stays', official: 2, post: 11 }] })
  })
  it('breaks a swap on both sides', () => {
    const swap: DecidedPost[] = [
      { index: 13, holder: 3, planned: 4 },
      { index: 14, holder: 4, planned: 3 },
    ]
    expect(conflicts({ 13: follow, 14: follow }, swap)).toEqual({})
    expect(conflicts({ 13: follow, 14: other(5) }, swap)).toEqual({
      13: [{ code: 'holder-stays', official: 3, post: 14 }],
    })
  })
  it('seats nobody twice and two nowhere, whenever it finds no conflict', () => {
    const word = fc.oneof(
      fc.constantFrom(follow, empty, postpone),
      fc.integer({ min: 1, max: 5 }).map((official) => other(official)),
    )
    const given = fc.dictionary(fc.integer({ min: 10, max: 14 }).map(String), word)
    fc.assert(
      fc.property(given, (words) => {
        const posts = weigh(words)
        if (posts.some(({ conflicts: list }) => list.length > 0)) return
        const seated = new Map<number, number>()
        for (const { index, occupant } of posts) if (occupant !== null) seated.set(occupant, index)
        expect(seated.size).toBe(posts.filter(({ occupant }) => occupant !== null).length)
        // Whoever holds a listed post sits there still, or in exactly one other.
        for (const { holder, occupant, word: given } of posts) {
          if (holder === null || occupant === holder || given === null) continue
          if (occupant !== null) expect(seated.has(holder)).toBe(true)
        }
      }),
    )
  })
})
