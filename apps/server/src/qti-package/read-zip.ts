import { Refusal } from '@petakom/qti'
import { type Entry, fromBufferPromise, type ZipFile } from './zip-file.ts'

export const MOST_ENTRIES = 10_000
export const MOST_BYTES = 500_000_000
const MOST_RATIO = 200
const NESTED = /\.(zip|jar|7z|rar|gz|tgz|bz2|xz|tar|imscc)$/i

/** What a package holds: names as it writes them, contents by name. Everything is weighed before anything is unpacked. */
export async function readZip(bytes: Buffer): Promise<Map<string, Buffer>> {
  let zip: ZipFile
  try {
    zip = await fromBufferPromise(bytes)
  } catch (error) {
    throw asRefusal(error)
  }
  if (zip.entryCount > MOST_ENTRIES) throw new Refusal('zip-entries', String(zip.entryCount))
  let entries: Entry[]
  try {
    entries = await zip.entries()
  } catch (error) {
    throw asRefusal(error)
  }
  checkEntries(entries)
  const files = new Map<string, Buffer>()
  let total = 0
  for (const entry of entries) {
    if (entry.name.endsWith('/') || isClutter(entry.name)) continue
    const content = await zip.read(entry).catch((error) => {
      throw asRefusal(error)
    })
    total += content.length
    if (total > MOST_BYTES) throw new Refusal('zip-size')
    if (content.length >= 4 && content.readUInt32LE(0) === 0x04034b50) throw new Refusal('zip-nested', entry.name)
    files.set(entry.name, content)
  }
  return files
}

function checkEntries(entries: readonly Entry[]): void {
  const names = new Set<string>()
  let total = 0
  let packed = 0
  for (const { name, size, compressedSize, mode, isEncrypted } of entries) {
    if (isEscape(name)) throw new Refusal('zip-path', name)
    if ((mode & 0o170000) === 0o120000) throw new Refusal('zip-symlink', name)
    if (isEncrypted) throw new Refusal('zip-encrypted', name)
    if (NESTED.test(name)) throw new Refusal('zip-nested', name)
    const key = name.normalize('NFC').toLowerCase()
    if (names.has(key)) throw new Refusal('zip-duplicate', name)
    names.add(key)
    total += size
    packed += compressedSize
    if (size > 1_000_000 && size > MOST_RATIO * Math.max(1, compressedSize)) throw new Refusal('zip-ratio', name)
  }
  if (total > MOST_BYTES) throw new Refusal('zip-size')
  if (total > 10_000_000 && total > MOST_RATIO * Math.max(1, packed)) throw new Refusal('zip-ratio')
}

export const isEscape = (name: string): boolean =>
  name.includes('\\') ||
  name.includes('\0') ||
  /^\/|^[a-z]:/i.test(name) ||
  name.split('/').some((part) => part === '..')

/** What file managers leave in an archive beside its contents. */
const isClutter = (name: string): boolean => /^__MACOSX\/|(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini)$/.test(name)

function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  const words = error instanceof Error ? error.message : String(error)
  if (/relative path|absolute path|invalid characters/i.test(words)) return new Refusal('zip-path')
  if (/encrypt/i.test(words)) return new Refusal('zip-encrypted')
  if (/too many bytes|size/i.test(words)) return new Refusal('zip-ratio')
  return new Refusal('zip-broken')
}
