import { UsageError } from '../command.ts'
import { readRecords } from './read-responses.ts'

/** Sympson-Hetter parameter of each item, from columns item and parameter; 1 for an item that the file leaves out. */
export async function readExposure(path: string, ids: readonly string[]): Promise<Float64Array> {
  const parameters = new Float64Array(ids.length).fill(1)
  const place = new Map(ids.map((id, i) => [id, i]))
  let item = -1
  let parameter = -1
  await readRecords(path, (record, line) => {
    if (line === 1) {
      item = record.indexOf('item')
      parameter = record.indexOf('parameter')
      if (item < 0 || parameter < 0)
        throw new UsageError(
          `${path}: baris judul memerlukan kolom item dan parameter. cat simulate --exposure-limit --csv menulisnya.`,
        )
      return
    }
    const index = place.get(record[item] ?? '')
    if (index === undefined)
      throw new UsageError(`${path} baris ${line}: butir ${record[item] ?? ''} tidak ada di antara parameter.`)
    const value = Number(record[parameter])
    if (!(value > 0 && value <= 1))
      throw new UsageError(
        `${path} baris ${line}: parameter "${record[parameter] ?? ''}" butir ${record[item]} harus di atas 0 dan paling besar 1.`,
      )
    parameters[index] = value
  })
  return parameters
}
