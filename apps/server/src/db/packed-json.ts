import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { canonicalJson } from '@petakom/domain'

/** Gzip of a value's canonical JSON, with the SHA-256 of that text: what is unpacked can be proven to be what was packed. */
export function pack(value: unknown): { content: Buffer; hash: Buffer; bytes: number } {
  const text = Buffer.from(canonicalJson(value))
  return { content: gzipSync(text), hash: createHash('sha256').update(text).digest(), bytes: text.length }
}

export function unpackText(content: Buffer): { text: string; hash: string } {
  const bytes = gunzipSync(content)
  return { text: bytes.toString('utf8'), hash: createHash('sha256').update(bytes).digest('hex') }
}
