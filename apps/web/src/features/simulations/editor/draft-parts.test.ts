import { SimulationDraftFile } from '@petakom/contract'
import { blankScenario, finishDraft, type Scenario } from '@petakom/domain'
import { describe, expect, it } from 'vitest'
import { addThing, duplicateThing, idOf, listOf, moveThing, type PartName, removeThing } from './draft-parts.ts'

const PARTS: PartName[] = [
  ...(['actors', 'resources', 'documents', 'calendar', 'messages', 'events', 'rules', 'rating', 'policies'] as const),
]
const ids = (draft: Scenario, part: PartName) => listOf(draft, part).map(idOf)

describe.each(PARTS)('%s of a draft', (part) => {
  const one = addThing(blankScenario('in-basket'), part)
  it('can be added empty, and the draft can be kept so', () => {
    expect(ids(one.draft, part)).toEqual([one.id])
    expect(SimulationDraftFile.safeParse(one.draft).error?.issues ?? []).toEqual([])
  })
  it('can be doubled under a name of its own, right after the first', () => {
    const three = addThing(one.draft, part)
    const twin = duplicateThing(three.draft, part, one.id)
    expect(ids(twin.draft, part)).toEqual([one.id, twin.id, three.id])
    expect(new Set([one.id, twin.id, three.id]).size).toBe(3)
  })
  it('can be moved and taken away; over the ends nothing moves', () => {
    const two = addThing(one.draft, part)
    expect(ids(moveThing(two.draft, part, two.id, -1), part)).toEqual([two.id, one.id])
    expect(moveThing(two.draft, part, two.id, 1)).toBe(two.draft)
    expect(ids(removeThing(two.draft, part, one.id), part)).toEqual([two.id])
  })
})

describe('a draft', () => {
  it('names the options of a doubled message anew', () => {
    const { draft, id } = addThing(blankScenario('in-basket'), 'messages')
    const options = [
      { id: 'ya', label: 'Ya' },
      { id: 'tidak', label: 'Tidak' },
    ]
    const held = { ...draft, messages: [{ ...draft.messages[0]!, options }] }
    const twin = duplicateThing(held, 'messages', id).draft.messages[1]!
    expect(twin.options!.map(({ id: option }) => option)).toEqual(['ya-1', 'tidak-1'])
    expect(held.messages[0]!.options).toEqual(options)
  })
  it('is finished without blank paragraphs and empty lists', () => {
    const { draft } = addThing(blankScenario('in-basket'), 'messages')
    const [message] = draft.messages
    const finished = finishDraft({
      ...draft,
      briefing: ['Satu', '', '  '],
      messages: [{ ...message!, body: [' Isi. ', ''], options: [], attachments: [] }],
    })
    expect(finished.briefing).toEqual(['Satu'])
    expect(finished.messages[0]).toEqual({ ...message, body: ['Isi.'] })
    expect('policies' in finished).toBe(false)
  })
})
