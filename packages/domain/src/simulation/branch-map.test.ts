import { describe, expect, it } from 'vitest'
import { branchMap } from './branch-map.ts'
import { drawMap } from './draw-map.ts'
import type { Scenario } from './scenario.ts'

const message = (id: string, arrives: number | null, options: string[] = []) => ({
  ...{ id, from: 'a', subject: `Hal <${id}>`, body: ['Isi.'], channel: 'chat' as const, arrives },
  options: options.map((option) => ({ id: option, label: `Pilih ${option} & lanjut` })),
})
const WORLD = {
  messages: [message('m1', 0, ['o1', 'o2']), message('m2', null)],
  events: [
    { id: 'e1', when: { act: { kind: 'decide', option: 'o1' } }, effects: [{ send: 'm2' }] },
    { id: 'e2', when: { at: 9 }, unless: { happened: 'e1' }, effects: [{ notice: 'Air naik.' }] },
    {
      id: 'e3',
      when: { act: { kind: 'delegate', about: 'm1', to: 'a' } },
      only: { done: { kind: 'decide', option: 'o2' } },
      effects: [{ mark: 'x', is: true }],
    },
    { id: 'e4', when: { after: 'e5' }, effects: [{ mark: 'x', is: true }] },
    { id: 'e5', when: { after: 'e4' }, effects: [{ mark: 'x', is: true }] },
  ],
} as unknown as Scenario

describe('the map of branches', () => {
  const map = branchMap(WORLD)
  it('leads from a message over its decision and the event to what that sends', () => {
    const way = ['message:m1', 'option:o1', 'event:e1', 'message:m2']
    for (const [n, from] of way.slice(0, -1).entries())
      expect(map.edges.some((edge) => edge.from === from && edge.to === way[n + 1])).toBe(true)
    expect(way.map((id) => map.nodes.find((node) => node.id === id)!.column)).toEqual([0, 1, 2, 3])
  })
  it('shows conditions and acts that are no decision, and ends where events wait for each other', () => {
    expect(map.edges).toContainEqual({ from: 'event:e1', to: 'event:e2', kind: 'unless' })
    expect(map.edges).toContainEqual({ from: 'option:o2', to: 'event:e3', kind: 'only' })
    expect(map.edges).toContainEqual({ from: 'act:delegate m1 a', to: 'event:e3', kind: 'triggers' })
    expect(map.nodes.find(({ id }) => id === 'event:e2')).toMatchObject({ label: 'Air naik.', minute: 9 })
  })
  it('leads from what an option waits for to the option, and says what an act is', () => {
    const [first, second] = WORLD.messages
    const waiting = { id: 'o3', label: 'Baru kini', when: { happened: 'e1' } }
    const later = branchMap({ ...WORLD, messages: [first!, { ...second!, options: [waiting] }] })
    expect(later.edges).toContainEqual({ from: 'event:e1', to: 'option:o3', kind: 'only' })
    expect(later.nodes.find(({ kind }) => kind === 'act')!.pattern).toEqual({ kind: 'delegate', about: 'm1', to: 'a' })
  })
  it('is drawn with every box once, and nothing in its texts becomes markup', () => {
    const svg = drawMap(map, 'Uji <b>')
    expect(svg.match(/<rect /g)).toHaveLength(map.nodes.length)
    expect(svg.match(/<path /g)).toHaveLength(map.edges.length)
    expect(svg).not.toContain('<b>')
    expect(svg).toContain('Hal &lt;m1&gt;')
  })
})
