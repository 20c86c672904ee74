import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { NAMED_ACTIONS } from './action-name.ts'

const SERVER = join(import.meta.dirname, '../../../../server/src')

it('every action that the server writes into the trail has a name', () => {
  const written = readdirSync(SERVER, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .flatMap((path) => [...readFileSync(join(SERVER, path), 'utf8').matchAll(/\baction: '([a-z-]+\.[a-z.-]+)'/g)])
    .map(([, code]) => code!)
  expect(written.length).toBeGreaterThan(30)
  expect([...new Set(written)].filter((code) => !NAMED_ACTIONS.includes(code))).toEqual([])
})
