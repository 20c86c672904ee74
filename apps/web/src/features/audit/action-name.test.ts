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

it('so has every action whose code is put together: how a job ended, what was done to a record', () => {
  const ends = ['done', 'failed', 'cancelled'].map((state) => `job.${state}`)
  const records = ['career', 'performance', 'discipline'].flatMap((kind) =>
    ['recorded', 'corrected', 'withdrawn', 'checked', 'applied'].map((what) => `${kind}.${what}`),
  )
  expect([...ends, ...records].filter((code) => !NAMED_ACTIONS.includes(code))).toEqual([])
})
