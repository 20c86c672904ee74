/**
 * HMAC-SHA256 (RFC 2104, FIPS 180-4) in plain script: the browser's own is for https alone, and a hall's server may speak
 * plain http. `key` of at most 64 bytes; the result in hexadecimal.
 */
export function hmacSha256(key: Uint8Array, message: Uint8Array): string {
  if (key.length > BLOCK) throw new RangeError(`a key of ${key.length} bytes`)
  const padded = (by: number) => Uint8Array.from({ length: BLOCK }, (_, index) => (key[index] ?? 0) ^ by)
  const inner = sha256(join(padded(0x36), message))
  return Array.from(sha256(join(padded(0x5c), inner)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

const BLOCK = 64

const PRIMES: number[] = []
for (let candidate = 2; PRIMES.length < 64; candidate += 1) {
  if (PRIMES.every((prime) => candidate % prime !== 0)) PRIMES.push(candidate)
}
/** First 32 bits of the fractional part. */
const fraction = (value: number) => ((value - Math.floor(value)) * 2 ** 32) | 0
const START = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)))
const ROUND = PRIMES.map((prime) => fraction(Math.cbrt(prime)))

const turn = (word: number, by: number) => (word >>> by) | (word << (32 - by))

function sha256(message: Uint8Array): Uint8Array {
  const blocks = Math.ceil((message.length + 9) / BLOCK)
  const padded = new Uint8Array(blocks * BLOCK)
  padded.set(message)
  padded[message.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor(message.length / 2 ** 29))
  view.setUint32(padded.length - 4, message.length << 3)
  const hash = Int32Array.from(START)
  const words = new Int32Array(64)
  for (let offset = 0; offset < padded.length; offset += BLOCK) {
    for (let i = 0; i < 16; i += 1) words[i] = view.getInt32(offset + 4 * i)
    for (let i = 16; i < 64; i += 1) {
      const [far, near] = [words[i - 15]!, words[i - 2]!]
      const small0 = turn(far, 7) ^ turn(far, 18) ^ (far >>> 3)
      const small1 = turn(near, 17) ^ turn(near, 19) ^ (near >>> 10)
      words[i] = words[i - 16]! + small0 + words[i - 7]! + small1
    }
    compress(hash, words)
  }
  const digest = new DataView(new ArrayBuffer(32))
  for (const [index, word] of hash.entries()) digest.setInt32(4 * index, word)
  return new Uint8Array(digest.buffer)
}

function compress(hash: Int32Array, words: Int32Array): void {
  let [a, b, c, d, e, f, g, h] = hash as unknown as [number, number, number, number, number, number, number, number]
  for (let i = 0; i < 64; i += 1) {
    const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + ROUND[i]! + words[i]!) | 0
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + first) | 0
    d = c
    c = b
    b = a
    a = (first + second) | 0
  }
  for (const [index, word] of [a, b, c, d, e, f, g, h].entries()) hash[index] = hash[index]! + word
}

function join(one: Uint8Array, other: Uint8Array): Uint8Array {
  const joined = new Uint8Array(one.length + other.length)
  joined.set(one)
  joined.set(other, one.length)
  return joined
}
