import { rename, rm, writeFile } from 'node:fs/promises'
import { UsageError } from '../command.ts'

/** Prints `value`, or writes it to `path` at once: nobody finds half a file under that name. */
export async function writeJson(path: string | undefined, value: unknown): Promise<void> {
  const text = `${JSON.stringify(value, null, 2)}\n`
  if (path === undefined) {
    console.log(text.trimEnd())
    return
  }
  const unfinished = `${path}.${process.pid}.part`
  try {
    await writeFile(unfinished, text)
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw new UsageError(`${path} tidak dapat ditulis. Periksa folder dan izinnya.`, { cause: error })
  }
}
