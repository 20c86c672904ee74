import { createHmac } from 'node:crypto'
import { expect, it } from 'vitest'
import { hmacSha256 } from './hmac-sha256.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

it.each([
  [new Uint8Array(20).fill(0x0b), 'Hi There', 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7'],
  [utf8('Jefe'), 'what do ya want for nothing?', '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843'],
])('agrees with the test cases of RFC 4231', (key, message, expected) => {
  expect(hmacSha256(key, utf8(message))).toBe(expected)
})

it('agrees with the established one at every length around the ends of blocks, and on long text', () => {
  const key = Uint8Array.from({ length: 32 }, (_, index) => index * 7)
  for (const length of [...Array(140).keys(), 1000, 1_000_003]) {
    const message = utf8('é'.repeat(length >> 1).padEnd(length, 'x'))
    expect(hmacSha256(key, message), `${length}`).toBe(createHmac('sha256', key).update(message).digest('hex'))
  }
})
