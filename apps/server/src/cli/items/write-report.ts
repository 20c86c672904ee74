import { writeFile } from 'node:fs/promises'
import { UsageError } from '../command.ts'

/** To the file where one is named, else to the screen. */
export async function writeReport(report: object, path: string | undefined): Promise<void> {
  const text = `${JSON.stringify(report, null, 2)}\n`
  if (path === undefined) process.stdout.write(text)
  else
    await writeFile(path, text).catch(() => {
      throw new UsageError(`Laporan tidak dapat ditulis ke ${path}. Periksa folder dan izinnya.`)
    })
}
