import { describe, expect, it } from 'vitest'
import { compareScenarios, structureDifferences } from './compare-scenarios.ts'
import type { Scenario } from './scenario.ts'
import { SMALL } from './small-scenario.ts'

const with_ = (part: Partial<Scenario>): Scenario => ({ ...SMALL, ...part })

describe('comparing two files', () => {
  it('finds nothing between a file and itself', () => {
    expect(compareScenarios(SMALL, structuredClone(SMALL))).toEqual([])
  })
  it('names the thing and the field that changed, with both values', () => {
    const [first, ...rest] = SMALL.messages
    const other = with_({ messages: [{ ...first!, subject: 'Lain' }, ...rest] })
    expect(compareScenarios(SMALL, other)).toEqual([
      {
        ...{ part: 'messages', id: 'pompa', kind: 'changed' },
        fields: [{ field: 'subject', one: 'Pompa', other: 'Lain' }],
      },
    ])
  })
  it('names what stands on one side only', () => {
    const other = with_({ documents: [], resources: [...SMALL.resources, { ...SMALL.resources[0]!, id: 'truk' }] })
    expect(compareScenarios(SMALL, other).map(({ part, id, kind }) => [part, id, kind])).toEqual([
      ['resources', 'truk', 'only-other'],
      ['documents', 'tabel', 'only-one'],
    ])
  })
})

describe('comparing parallel forms', () => {
  const [message, ...rest] = SMALL.messages
  const options = message!.options!
  it('lets words, amounts of the same sign and the order of options differ', () => {
    const other = with_({
      title: 'Judul lain',
      messages: [
        {
          ...message!,
          subject: 'Mesin',
          options: options.toReversed().map((one) => ({ ...one, label: `x ${one.id}` })),
        },
        ...rest,
      ],
      resources: SMALL.resources.map((one) => ({ ...one, start: one.start + 7 })),
    })
    expect(structureDifferences(SMALL, other)).toEqual([])
  })
  it.each([
    ['another time', with_({ messages: [{ ...message!, arrives: 3 }, ...rest] }), 'arrives'],
    ['other points', with_({ rules: SMALL.rules.map((rule) => ({ ...rule, points: rule.points + 1 })) }), 'points'],
    [
      'an amount of the other sign',
      with_({
        events: SMALL.events.map((event) => ({
          ...event,
          effects: event.effects.map((one) => ('change' in one ? { ...one, by: -one.by } : one)),
        })),
      }),
      'effects.0.by',
    ],
  ])('tells of %s', (_name, other, field) => {
    expect(structureDifferences(SMALL, other).flatMap(({ fields }) => fields.map((one) => one.field))).toContain(field)
  })
})
