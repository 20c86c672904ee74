import { describe, expect, it } from 'vitest'
import type { SolvedConstraint } from '../thread/solved-constraint.ts'
import { findContradiction } from './contradictions.ts'

// Official 0 holds post 0, official 1 holds post 1, official 2 holds none; post 2 is vacant.
const seats = { seatOf: Int32Array.of(0, 1, -1), holderOf: Int32Array.of(0, 1, -1) }

type Kind = SolvedConstraint['kind']
const one = (kind: Kind, official: number | null, post: number | null) => ({ id: 'x', kind, official, post })
const found = (draft: SolvedConstraint, inForce: SolvedConstraint) =>
  findContradiction(draft, [inForce], seats)?.kind ?? null

const lockOfficial = (official: number) => one('lock-official', official, null)
const lockPost = (post: number) => one('lock-post', null, post)
const force = (official: number, post: number) => one('force', official, post)
const forbid = (official: number, post: number) => one('forbid', official, post)

describe('findContradiction', () => {
  it.each([
    ['force a pair that is forbidden', force(0, 2), forbid(0, 2)],
    ['force one official into two posts', force(0, 2), force(0, 1)],
    ['force two officials into one post', force(0, 2), force(2, 2)],
    ['force a locked official elsewhere', force(0, 2), lockOfficial(0)],
    ['force somebody into the seat of a locked official', force(2, 0), lockOfficial(0)],
    ['force the holder of a locked post away', force(0, 2), lockPost(0)],
    ['force somebody into a locked vacant post', force(0, 2), lockPost(2)],
    ['force an official from outside who is locked', force(2, 2), lockOfficial(2)],
    ['forbid the seat of a locked official', forbid(1, 1), lockOfficial(1)],
  ])('names what stands against it: %s', (_, draft, other) => {
    expect(found(draft, other)).toBe('contradicts')
    expect(found(other, draft)).toBe('contradicts')
  })

  it.each([
    ['the same pair', force(0, 2), force(0, 2)],
    ['the seat and its holder', lockPost(0), lockOfficial(0)],
    ['staying, forced', force(0, 0), lockOfficial(0)],
  ])('says what is there already: %s', (_, draft, other) => expect(found(draft, other)).toBe('repeats'))

  it.each([
    ['two pairs apart', force(0, 2), force(2, 0)],
    ['a forbidden pair of a forced official', force(0, 2), forbid(0, 1)],
    ['two locks', lockOfficial(0), lockPost(1)],
    ['two forbidden pairs', forbid(0, 1), forbid(0, 2)],
  ])('leaves alone what can stand together: %s', (_, draft, other) => expect(found(draft, other)).toBeNull())
})
