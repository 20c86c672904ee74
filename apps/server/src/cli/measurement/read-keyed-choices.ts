import type { KeyedChoices } from '@petakom/psychometrics'
import { UsageError } from '../command.ts'
import { readRecords, readResponses } from './read-responses.ts'

/** Options chosen and their key; the persons must be those of the responses, in the same order. */
export async function readKeyedChoices(
  choicesPath: string,
  keyPath: string,
  persons: readonly string[],
): Promise<KeyedChoices & { readonly items: readonly string[] }> {
  const choices = await readResponses(choicesPath)
  const different = persons.findIndex((person, row) => choices.persons[row] !== person)
  if (choices.persons.length !== persons.length || different >= 0) {
    const line = (different < 0 ? persons.length : different) + 2
    throw new UsageError(
      `${choicesPath} baris ${line}: orangnya berbeda dari berkas jawaban. Urutkan kedua berkas dengan orang yang sama.`,
    )
  }
  const key = new Map<string, number>()
  await readRecords(keyPath, (record, line) => {
    if (line === 1) return
    const option = Number(record[1] === '' ? Number.NaN : record[1])
    if (record[0] === undefined || !Number.isInteger(option) || option < 0)
      throw new UsageError(`${keyPath} baris ${line}: perlukan nama butir dan nomor opsi yang benar (item,key).`)
    key.set(record[0], option)
  })
  const unknown = choices.items.find((item) => !key.has(item))
  if (unknown !== undefined) throw new UsageError(`${keyPath}: kunci butir ${unknown} tidak ada. Tambahkan barisnya.`)
  return { items: choices.items, choices: choices.matrix, key: choices.items.map((item) => key.get(item)!) }
}
