import { blankScenario } from '@petakom/domain'
import { describe, expect, it } from 'vitest'
import { addThing, replaceThing } from './draft-parts.ts'
import { findProblems, isPlayable } from './find-problems.ts'

const { draft: withMessage, id } = addThing(blankScenario('in-basket'), 'messages')
const places = (draft: typeof withMessage) =>
  findProblems(draft).map(({ part, id: of, field }) => `${part} ${of} ${field}`)

describe('problems of a draft', () => {
  it('names each field that is not filled in, at its place', () => {
    expect(places(withMessage)).toEqual(
      expect.arrayContaining(['head  code', 'head  title', 'head  competencies', 'actors  ', `messages ${id} subject`]),
    )
    expect(places(withMessage)).toContain(`messages ${id} body`)
  })
  it('names the field inside a condition that is meant', () => {
    const { draft, id: event } = addThing(withMessage, 'events')
    const waiting = replaceThing(draft, 'events', event, {
      id: event,
      when: { holds: { all: [{ happened: 'x' }, { done: { kind: 'decide', option: '' } }] } },
      effects: [{ send: '' }],
    })
    expect(places(waiting)).toContain(`events ${event} effects.0.send`)
    expect(places(waiting).filter((one) => one.includes('when.holds.all.1.done'))).not.toEqual([])
  })
  it('finds an unknown option at its message and an unscored competency at the head', () => {
    const scored = { ...withMessage, competencies: ['M.08'] }
    const priced = replaceThing(scored, 'messages', id, {
      ...scored.messages[0]!,
      options: [{ id: 'beli', label: 'Beli', cost: { emas: 2 } }],
    })
    const found = findProblems(priced)
    expect(found.find(({ what }) => 'finding' in what && what.finding.about === 'emas')).toMatchObject({
      ...{ part: 'messages', id, field: 'options.0.label', severity: 'error' },
    })
    expect(found.find(({ what }) => 'finding' in what && what.finding.code === 'unscored')).toMatchObject({
      ...{ part: 'head', field: 'competencies' },
    })
  })
  it('lets a story be played whose evidence is not written yet, and no other', () => {
    const { draft: whole, id: actor } = addThing(blankScenario('in-basket'), 'actors')
    const { draft, id: message } = addThing(whole, 'messages')
    const words = { ...draft, code: 'UJI-A', title: 'Uji', family: 'uji', role: 'Anda kepala.', briefing: ['Mulai.'] }
    const told = replaceThing(words, 'actors', actor, { ...words.actors[0]!, name: 'Ani', role: 'Staf' })
    expect(isPlayable(findProblems(told))).toBe(false)
    const played = replaceThing(told, 'messages', message, { ...told.messages[0]!, subject: 'Air', body: ['Naik.'] })
    expect(findProblems(played).filter(({ severity }) => severity === 'error')).not.toEqual([])
    expect(isPlayable(findProblems(played))).toBe(true)
    expect(isPlayable(findProblems(addThing(played, 'rules').draft))).toBe(true)
  })
})
