import { rename, rm, writeFile } from 'node:fs/promises'
import { UsageError } from '../command.ts'

/** Writes `text` to `path` at once: nobody finds half a file under that name. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const unfinished = `${path}.${process.pid}.part`
  try {
    await writeFile(unfinished, text)
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw new UsageError(`${path} tidak dapat ditulis. Periksa folder dan izinnya.`, { cause: error })
  }
}
