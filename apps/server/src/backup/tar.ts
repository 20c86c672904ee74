import { type FileHandle, open } from 'node:fs/promises'

// The ustar format of POSIX: any `tar` opens what is written here.
const BLOCK = 512
/** Eleven octal digits; above it the size is written in base 256, as GNU tar does. */
const LARGEST_OCTAL = 0o77777777777

export class DamagedArchive extends Error {
  override readonly name = 'DamagedArchive'
}

/** Writes members whose length is known only once they have been written. */
export class TarWriter {
  readonly #file: FileHandle
  readonly #now: Date
  #end = 0

  constructor(file: FileHandle, now: Date) {
    this.#file = file
    this.#now = now
  }

  async add(name: string, source: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<void> {
    const start = this.#end
    let size = 0
    for await (const chunk of source) {
      await this.#file.write(chunk, 0, chunk.length, start + BLOCK + size)
      size += chunk.length
    }
    await this.#file.write(header(name, size, this.#now), 0, BLOCK, start)
    const padding = (BLOCK - (size % BLOCK)) % BLOCK
    if (padding > 0) await this.#file.write(Buffer.alloc(padding), 0, padding, start + BLOCK + size)
    this.#end = start + BLOCK + size + padding
  }

  /** Ends the archive and waits until the disk has it. */
  async finish(): Promise<void> {
    await this.#file.write(Buffer.alloc(2 * BLOCK), 0, 2 * BLOCK, this.#end)
    await this.#file.sync()
  }
}

function header(name: string, size: number, time: Date): Buffer {
  const block = Buffer.alloc(BLOCK)
  if (Buffer.byteLength(name) > 100) throw new RangeError(`name too long for an archive: ${name}`)
  const octal = (value: number, digits: number) => `${value.toString(8).padStart(digits, '0')}\0`
  block.write(name, 0)
  block.write(octal(0o600, 7), 100)
  block.write(octal(0, 7), 108)
  block.write(octal(0, 7), 116)
  if (size <= LARGEST_OCTAL) block.write(octal(size, 11), 124)
  else {
    block[124] = 0x80
    block.writeBigUInt64BE(BigInt(size), 128)
  }
  block.write(octal(Math.floor(time.getTime() / 1000), 11), 136)
  block.write('0', 156)
  block.write('ustar\x0000', 257)
  block.write(`${sumOf(block).toString(8).padStart(6, '0')}\0 `, 148)
  return block
}

/** Sum of the header's bytes with its own field taken as spaces. */
const sumOf = (block: Buffer) =>
  block.reduce((sum, byte, place) => sum + (place >= 148 && place < 156 ? 0x20 : byte), 0)

export interface TarMember {
  readonly name: string
  readonly offset: number
  readonly size: number
}

/** Where each member lies. An archive that ends too early or whose headers do not add up is damaged. */
export async function readTarMembers(path: string): Promise<ReadonlyMap<string, TarMember>> {
  const file = await open(path)
  try {
    const { size: length } = await file.stat()
    const members = new Map<string, TarMember>()
    const block = Buffer.alloc(BLOCK)
    for (let place = 0; ; ) {
      const { bytesRead } = await file.read(block, 0, BLOCK, place)
      if (bytesRead < BLOCK) throw new DamagedArchive('ends before its end mark')
      if (block.every((byte) => byte === 0)) {
        if (place + 2 * BLOCK > length) throw new DamagedArchive('ends inside its end mark')
        return members
      }
      const text = (from: number, to: number) => block.toString('utf8', from, to).replace(/[\0 ].*$/s, '')
      if (Number.parseInt(text(148, 156), 8) !== sumOf(block)) throw new DamagedArchive('a header does not add up')
      const name = text(0, 100)
      const size = block[124] === 0x80 ? Number(block.readBigUInt64BE(128)) : Number.parseInt(text(124, 136), 8)
      const offset = place + BLOCK
      if (!Number.isSafeInteger(size) || offset + size > length) throw new DamagedArchive(`${name} is cut off`)
      members.set(name, { name, offset, size })
      place = offset + Math.ceil(size / BLOCK) * BLOCK
    }
  } finally {
    await file.close()
  }
}
