import { Zip, ZipDeflate } from 'fflate'

export interface ZipWriter {
  /** Adds one file under this name; what the archive has gained is handed on before it returns. */
  add(name: string, content: Uint8Array, modified: Date): Promise<void>
  end(): Promise<void>
}

/** An archive that is written as it grows, one file in memory at a time. */
export function openZip(write: (chunk: Uint8Array) => Promise<void>): ZipWriter {
  let made: Uint8Array[] = []
  let failure: Error | null = null
  const zip = new Zip((error, chunk) => {
    if (error) failure = error
    else made.push(chunk)
  })
  async function handOn() {
    if (failure) throw failure
    const chunks = made
    made = []
    for (const chunk of chunks) await write(chunk)
  }
  return {
    async add(name, content, modified) {
      const file = new ZipDeflate(name, { level: 6 })
      file.mtime = modified
      zip.add(file)
      file.push(content, true)
      await handOn()
    },
    async end() {
      zip.end()
      await handOn()
    },
  }
}
