import yauzl from 'yauzl'

export interface Entry {
  readonly name: string
  readonly size: number
  readonly compressedSize: number
  readonly mode: number
  readonly isEncrypted: boolean
  readonly raw: yauzl.Entry
}
export interface ZipFile {
  readonly entryCount: number
  entries(): Promise<Entry[]>
  /** At most the size that the directory states: more is an error. */
  read(entry: Entry): Promise<Buffer>
}

/** yauzl with promises. Names are taken as they are written, so that they can be judged. */
export function fromBufferPromise(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true, strictFileNames: true }, (error, zip) => {
      if (error || !zip) reject(error ?? new Error('no zip'))
      else
        resolve({ entryCount: zip.entryCount, entries: () => listEntries(zip), read: (entry) => readEntry(zip, entry) })
    })
  })
}

function listEntries(zip: yauzl.ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const found: Entry[] = []
    zip.on('entry', (raw: yauzl.Entry) => {
      found.push({
        name: raw.fileName,
        size: raw.uncompressedSize,
        compressedSize: raw.compressedSize,
        mode: raw.externalFileAttributes >>> 16,
        isEncrypted: (raw.generalPurposeBitFlag & 1) === 1,
        raw,
      })
      zip.readEntry()
    })
    zip.on('end', () => resolve(found))
    zip.on('error', reject)
    zip.readEntry()
  })
}

function readEntry(zip: yauzl.ZipFile, { raw }: Entry): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(raw, (error, stream) => {
      if (error || !stream) return reject(error ?? new Error('no stream'))
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => resolve(Buffer.concat(parts)))
      stream.on('error', reject)
    })
  })
}
