import { type EntryId, entryId, inOrder, type ObservationEntry } from './act.ts'

/**
 * Entries of one sitting said again in another, by this device and under numbers after `lastSeq`: what replaced one of
 * them replaces its new saying. Locks stay behind: they were about the other sitting.
 */
export function restate(entries: readonly ObservationEntry[], device: string, lastSeq: number): ObservationEntry[] {
  const renamed = new Map<EntryId, EntryId>()
  let seq = lastSeq
  return inOrder(entries)
    .filter(({ act }) => act.type !== 'lock')
    .map((entry) => {
      seq += 1
      renamed.set(entryId(entry), entryId({ device, seq }))
      const { act } = entry
      const said = 'over' in act ? { ...act, over: act.over.map((id) => renamed.get(id) ?? id) } : act
      return { device, seq, act: said }
    })
}
