import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as psychometrics from './index.ts'

const README = readFileSync(join(import.meta.dirname, '..', 'README.md'), 'utf8')
const blocks = [...README.matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code!)

/** A line `expression // → value` holds the expression to the value. */
const ARROW = /^(.+?);? \/\/ → (.+)$/gm
const IMPORT = /^import \{([^}]+)\} from '@petakom\/psychometrics'$/gm

describe('the README', () => {
  it('has examples, each with a value to hold it to', () => {
    expect(blocks.length).toBeGreaterThan(0)
    for (const code of blocks) expect(code.match(ARROW)).not.toBeNull()
  })

  it.each(blocks.map((code) => [code.match(IMPORT)?.[0] ?? code, code]))('runs %s', async (_, code) => {
    const body = code
      .replaceAll(IMPORT, 'const {$1} = psychometrics')
      .replaceAll(ARROW, (_line, expression: string, value: string) => `check(${expression}, ${value})`)
    const check = (ours: unknown, value: unknown) => expect(ours).toEqual(value)
    const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor
    await new AsyncFunction('psychometrics', 'check', body)(psychometrics, check)
  })
})
