import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const hash = promisify(argon2)

/** OWASP's smaller setting for argon2id: 19 MiB, two passes, one lane; about 40 ms. */
const COST = { memory: 19 * 1024, passes: 2, parallelism: 1, tagLength: 32 } as const

/** `argon2id$memory$passes$salt$tag`, so that a later, dearer setting can live beside this one. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await hash('argon2id', { ...COST, message: password, nonce })
  return ['argon2id', COST.memory, COST.passes, nonce.toString('base64url'), tag.toString('base64url')].join('$')
}

export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const [algorithm, memory, passes, nonce, tag] = stored.split('$')
  if (algorithm !== 'argon2id' || !memory || !passes || !nonce || !tag) throw new Error('unknown password hash')
  const expected = Buffer.from(tag, 'base64url')
  const actual = await hash('argon2id', {
    message: password,
    nonce: Buffer.from(nonce, 'base64url'),
    memory: Number(memory),
    passes: Number(passes),
    parallelism: COST.parallelism,
    tagLength: expected.length,
  })
  return timingSafeEqual(actual, expected)
}
