import { writeWhole } from './write-whole.ts'

/** Prints `value`, or writes it to `path` at once. */
export async function writeJson(path: string | undefined, value: unknown): Promise<void> {
  const text = JSON.stringify(value, null, 2)
  if (path === undefined) console.log(text)
  else await writeWhole(path, `${text}\n`)
}
