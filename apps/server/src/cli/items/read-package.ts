import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join, relative, sep } from 'node:path'
import { importPackage, type PackageReport, Refusal, refusedPackage, unreadable } from '@petakom/qti'
import { UsageError } from '../command.ts'
import { MOST_PIXELS, picturePixels } from './picture-size.ts'
import { MOST_BYTES, MOST_ENTRIES, readZip } from './read-zip.ts'

/** Reads a package (zip), a folder, or one XML file. What is wrong with the package is in the report. */
export async function readPackage(path: string): Promise<PackageReport> {
  const found = await stat(path).catch(() => null)
  if (!found) throw new UsageError(`Paket ${path} tidak dapat dibaca. Periksa nama dan izinnya.`)
  try {
    const files = found.isDirectory() ? await readFolder(path) : await readOne(path, found.size)
    for (const [name, bytes] of files)
      if ((picturePixels(bytes) ?? 0) > MOST_PIXELS) throw new Refusal('picture-size', name)
    const texts = new Map<string, string>()
    const bad: { file: string; error: Refusal }[] = []
    for (const [name, bytes] of files) {
      if (!/\.(xml|qti)$/i.test(name) && files.size > 1) continue
      try {
        texts.set(name, new TextDecoder('utf-8', { fatal: true }).decode(bytes))
      } catch {
        bad.push({ file: name, error: new Refusal('xml-encoding', name) })
      }
    }
    const isZip = !found.isDirectory() && !(files.size === 1 && files.has(basename(path)))
    if (bad.length > 0 && (texts.size === 0 || bad.some(({ file }) => file === 'imsmanifest.xml'))) throw bad[0]!.error
    const report = importPackage(texts, new Set(files.keys()), isZip)
    const refused = bad.map(({ file, error }) => ({ file, outcome: 'refused' as const, reason: reasonOf(error) }))
    const unread = bad.map(({ file, error }) => unreadable(file, error))
    const others = report.files.filter(({ file }) => !bad.some((one) => one.file === file))
    return { ...report, items: [...report.items, ...unread], files: [...others, ...refused] }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return refusedPackage(error)
  }
}

const reasonOf = ({ code, about, message }: Refusal) => ({ code, about, text: message })

async function readOne(path: string, size: number): Promise<Map<string, Buffer>> {
  if (size > MOST_BYTES) throw new Refusal('zip-size')
  const bytes = await readFile(path)
  if (
    !/^PK/.test(bytes.toString('latin1', 0, 2)) &&
    /^\s*</.test(bytes.toString('latin1', 0, 200).replace(/^\u00ef\u00bb\u00bf/, ''))
  )
    return new Map([[basename(path), bytes]])
  return readZip(bytes)
}

async function readFolder(path: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>()
  let total = 0
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  if (entries.length > MOST_ENTRIES) throw new Refusal('zip-entries', String(entries.length))
  for (const entry of entries) {
    const full = join(entry.parentPath, entry.name)
    const name = relative(path, full).split(sep).join('/')
    if (entry.isSymbolicLink()) throw new Refusal('zip-symlink', name)
    if (!entry.isFile()) continue
    const bytes = await readFile(full)
    total += bytes.length
    if (total > MOST_BYTES) throw new Refusal('zip-size')
    files.set(name, bytes)
  }
  return files
}
