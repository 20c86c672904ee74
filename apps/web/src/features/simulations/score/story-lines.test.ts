import { describe, expect, it } from 'vitest'
import { type Act, pointsOf, storyLines } from './story-lines.ts'

const act = (seq: number, minute: number, earned: Act['earned'] = []): Act => ({
  ...{ seq, at: minute * 10, minute, kind: 'decide', about: 'pompa', aboutTitle: 'Pompa', to: null, toName: null },
  ...{ delay: 0, option: 'sewa', optionLabel: 'Sewa', slot: null, text: '', refused: null, earned },
})

describe('the story of a run', () => {
  it('puts what came before what was done in the same minute, and acts in the order of their numbers', () => {
    const lines = storyLines({
      story: [
        { minute: 0, kind: 'message', id: 'pompa', text: 'Pompa' },
        { minute: 9, kind: 'event', id: 'banjir', text: 'Air naik.' },
      ],
      timeline: [act(3, 9), act(1, 0), act(2, 9)],
    })
    expect(lines.map((line) => (line.kind === 'act' ? line.act.seq : line.told.id))).toEqual([
      'pompa',
      1,
      'banjir',
      2,
      3,
    ])
  })
  it('gives the points of one competency alone where one is asked for', () => {
    const rule = {
      indicator: 'M.08.3.1',
      basis: 'product' as const,
      points: 2,
      earned: 2,
      acts: [1],
      because: 'Tepat.',
    }
    const evidence = [
      { ...rule, ruleId: 'a', competency: 'M.08' },
      { ...rule, ruleId: 'b', competency: 'M.04', because: 'Cepat.' },
    ]
    const both = act(1, 0, [
      { ruleId: 'a', points: 2 },
      { ruleId: 'b', points: 1 },
    ])
    expect(pointsOf(both, evidence, undefined)).toHaveLength(2)
    expect(pointsOf(both, evidence, 'M.04')).toEqual([{ points: 1, because: 'Cepat.' }])
  })
})
