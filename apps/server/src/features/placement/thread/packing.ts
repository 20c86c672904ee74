import { endianness } from 'node:os'
import { promisify } from 'node:util'
import { gunzip, gunzipSync, gzipSync } from 'node:zlib'
import type { SparsePairs } from '@petakom/placement'

// Columns hold numbers as little-endian machines do; every machine that Node 24 runs PostgreSQL beside is one.
if (endianness() !== 'LE') throw new Error('packed plans are little-endian; this machine is not')

type Numbers = Int32Array | Float64Array

const pack = (numbers: Numbers): Buffer =>
  gzipSync(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength), { level: 1 })

export const packInts = (numbers: Int32Array): Buffer => pack(numbers)
export const packFloats = (numbers: Float64Array): Buffer => pack(numbers)

/** A copy with an alignment of its own: what zlib hands out may begin anywhere. */
function unpack(content: Uint8Array): ArrayBuffer {
  const bytes = gunzipSync(content)
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
}

export const unpackInts = (content: Uint8Array): Int32Array => new Int32Array(unpack(content))
export const unpackFloats = (content: Uint8Array): Float64Array => new Float64Array(unpack(content))

/** Officials, posts, pairs; then start, post and score. */
export function packPairs({ officials, posts, start, post, score }: SparsePairs): Buffer {
  const pairs = post.length
  const numbers = new Int32Array(3 + start.length + 2 * pairs)
  numbers.set([officials, posts, pairs])
  numbers.set(start, 3)
  numbers.set(post, 3 + start.length)
  numbers.set(score, 3 + start.length + pairs)
  return packInts(numbers)
}

export function unpackPairs(content: Uint8Array): SparsePairs {
  const numbers = unpackInts(content)
  const [officials = 0, posts = 0, pairs = 0] = numbers
  const after = 3 + officials + 1
  return {
    officials,
    posts,
    start: numbers.slice(3, after),
    post: numbers.slice(after, after + pairs),
    score: numbers.slice(after + pairs, after + 2 * pairs),
  }
}

export const gunzipped = promisify(gunzip)
