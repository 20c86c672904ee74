import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join, relative, sep } from 'node:path'
import { importPackage, type PackageReport, Refusal, refusedPackage, unreadable } from '@petakom/qti'
import { UsageError } from '../cli/command.ts'
import { decodeXml, isXml } from './decode-xml.ts'
import { MOST_PIXELS, picturePixels } from './picture-size.ts'
import { MOST_BYTES, MOST_ENTRIES, readZip } from './read-zip.ts'

/** Reads a package (zip), a folder, or one XML file. What is wrong with the package is in the report. */
export async function readPackage(path: string): Promise<PackageReport> {
  const found = await stat(path).catch(() => null)
  if (!found) throw new UsageError(`Paket ${path} tidak dapat dibaca. Periksa nama dan izinnya.`)
  if (!found.isDirectory() && found.size > MOST_BYTES) return refusedPackage(new Refusal('zip-size'))
  return found.isDirectory()
    ? reportOf(() => readFolder(path), false)
    : readPackageBytes(await readFile(path), basename(path))
}

/** The same of bytes that were handed in under a name; `kept` is given every file that was read. */
export function readPackageBytes(
  bytes: Buffer,
  name: string,
  kept: (files: ReadonlyMap<string, Buffer>) => void = () => {},
): Promise<PackageReport> {
  if (isXml(bytes)) return reportOf(async () => new Map([[name, bytes]]), false)
  return reportOf(async () => {
    const files = withoutTopFolder(await readZip(bytes))
    kept(files)
    return files
  }, true)
}

async function reportOf(read: () => Promise<Map<string, Buffer>>, needsManifest: boolean): Promise<PackageReport> {
  try {
    const files = await read()
    for (const [name, bytes] of files)
      if ((picturePixels(bytes) ?? 0) > MOST_PIXELS) throw new Refusal('picture-size', name)
    const texts = new Map<string, string>()
    const bad: { file: string; error: Refusal }[] = []
    for (const [name, bytes] of files) {
      if (!/\.(xml|qti)$/i.test(name) && files.size > 1) continue
      try {
        texts.set(name, decodeXml(bytes))
      } catch {
        bad.push({ file: name, error: new Refusal('xml-encoding', name) })
      }
    }
    if (bad.length > 0 && (texts.size === 0 || bad.some(({ file }) => file === 'imsmanifest.xml'))) throw bad[0]!.error
    const report = importPackage(texts, new Set(files.keys()), needsManifest)
    const refused = bad.map(({ file, error }) => ({ file, outcome: 'refused' as const, reason: reasonOf(error) }))
    const unread = bad.map(({ file, error }) => unreadable(file, error))
    const others = report.files.filter(({ file }) => !bad.some((one) => one.file === file))
    return { ...report, items: [...report.items, ...unread], files: [...others, ...refused] }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return refusedPackage(error)
  }
}

/** A package that was zipped together with its folder, as file managers do, is read from that folder. */
function withoutTopFolder(files: Map<string, Buffer>): Map<string, Buffer> {
  if (files.has('imsmanifest.xml')) return files
  const [name, another] = [...files.keys()].filter((one) => /^[^/]+\/imsmanifest\.xml$/.test(one))
  const folder = name?.replace('imsmanifest.xml', '')
  if (folder === undefined || another !== undefined || [...files.keys()].some((one) => !one.startsWith(folder)))
    return files
  return new Map([...files].map(([one, bytes]) => [one.slice(folder.length), bytes]))
}

const reasonOf = ({ code, about, message }: Refusal) => ({ code, about, text: message })

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
