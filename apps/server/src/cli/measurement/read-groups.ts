import { UsageError } from '../command.ts'
import { readRecords } from './read-responses.ts'

/** Group of each person, as a CSV with the columns `person` and `group` holds them; empty or NA is no group. */
export async function readGroups(path: string): Promise<ReadonlyMap<string, string>> {
  const groups = new Map<string, string>()
  let personAt = 0
  let groupAt = 1
  await readRecords(path, (record, line) => {
    if (line === 1) {
      if (record.length < 2) throw new UsageError(`${path}: baris judul memerlukan dua kolom, person dan group.`)
      groupAt = record.includes('group') ? record.indexOf('group') : 1
      personAt = record.includes('person') ? record.indexOf('person') : groupAt === 0 ? 1 : 0
      return
    }
    const person = record[personAt] ?? ''
    const group = record[groupAt] ?? ''
    if (person === '') throw new UsageError(`${path} baris ${line}: kolom person kosong. Isi, atau hapus baris itu.`)
    if (group === '' || group === 'NA') return
    const before = groups.get(person)
    if (before !== undefined && before !== group) {
      throw new UsageError(
        `${path} baris ${line}: ${person} sudah masuk kelompok ${before}, kini ${group}. Pilih satu saja.`,
      )
    }
    groups.set(person, group)
  })
  if (groups.size === 0) throw new UsageError(`${path} tidak memuat kelompok satu orang pun di bawah judul kolom.`)
  return groups
}
