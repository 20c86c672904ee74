import { describe, expect, it } from 'vitest'
import { checkScenario } from './check-scenario.ts'
import { type NameKind, renameId } from './rename-id.ts'
import { SMALL } from './small-scenario.ts'

const NAMES: [NameKind, string][] = [
  ['actor', 'kabid'],
  ['resource', 'dana'],
  ['document', 'tabel'],
  ['calendar', 'rapat'],
  ['message', 'pompa'],
  ['message', 'kabar'],
  ['option', 'beli'],
  ['option', 'sewa'],
  ['event', 'datang'],
  ['mark', 'batal'],
  ['rule', 'akhir'],
  ['rating', 'balasan'],
  ['policy', 'expert'],
]
const unknownIn = (scenario: typeof SMALL) => checkScenario(scenario).filter(({ code }) => code === 'unknown-id')

describe('renaming a thing of a scenario', () => {
  it.each(NAMES)('carries the %s %s to wherever it is used', (kind, id) => {
    const renamed = renameId(SMALL, kind, id, 'nama-baru')
    expect(JSON.stringify(renamed)).not.toContain(`"${id}"`)
    expect(unknownIn(renamed)).toEqual([])
  })
  it.each(NAMES)('back again gives the same file: %s %s', (kind, id) => {
    expect(renameId(renameId(SMALL, kind, id, 'nama-baru'), kind, 'nama-baru', id)).toEqual(SMALL)
  })
  it('leaves a thing of another kind alone that has the same name', () => {
    const twin = { ...SMALL, actors: [{ ...SMALL.actors[0]!, id: 'dana' }] }
    expect(renameId(twin, 'resource', 'dana', 'anggaran').actors[0]!.id).toBe('dana')
  })
})
