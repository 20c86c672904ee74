import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FindingCode, Refusal } from '@petakom/domain'
import { describe, expect, it } from 'vitest'
import { CONDITION_KINDS } from './editor/fields/condition-kinds.ts'
import { EVIDENCE_KINDS } from './editor/fields/evidence-kinds.ts'
import { ACT_KINDS } from './editor/fields/pattern-fields.tsx'
import { SECTIONS } from './editor/sections.ts'

type Words = { readonly [key: string]: string | Words }
const words: Words = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../lib/messages/id/simulation.json'), 'utf8'),
)

/** The compiler holds these lists to the codes that there are. */
const FINDINGS: Readonly<Record<FindingCode, true>> = {
  'duplicate-id': true,
  'unknown-id': true,
  cycle: true,
  'never-sent': true,
  'after-the-end': true,
  'closes-before-arrival': true,
  'nothing-to-do': true,
  'never-payable': true,
  unscored: true,
  'few-rules': true,
  'one-basis': true,
  'wrong-indicator': true,
  'key-in-message': true,
  'key-by-length': true,
  'key-by-shortness': true,
  'key-by-place': true,
}
const REFUSALS: Readonly<Record<Refusal | 'late' | 'superseded', true>> = {
  'unknown-target': true,
  'not-arrived': true,
  closed: true,
  'not-offered': true,
  'not-allowed': true,
  'out-of-order': true,
  'after-end': true,
  'cannot-pay': true,
  'already-done': true,
  'bad-slot': true,
  late: true,
  superseded: true,
}
const PARTS = SECTIONS.filter((section) => !['head', 'map', 'preview', 'trial'].includes(section))

describe('words whose key is put together', () => {
  it.each([
    ['finding', Object.keys(FINDINGS)],
    ['refusal', Object.keys(REFUSALS)],
    ['act', ACT_KINDS],
    ['condition', CONDITION_KINDS],
    ['evidence', EVIDENCE_KINDS],
    ['section', SECTIONS],
    ['add', PARTS],
    ['empty', PARTS],
    ['emptyHint', PARTS],
    ['state', ['draft', 'reviewed', 'in-use', 'retired']],
    ['trigger', ['at', 'act', 'holds', 'after']],
    ['effect', ['send', 'notice', 'reveal', 'change', 'mark', 'close', 'calendar', 'end']],
    ['step', ['approved', 'returned', 'in-use', 'retired']],
    ['stepHint', ['approved', 'returned', 'in-use', 'retired']],
    ['next', ['review', 'waitsForSecond', 'waitsWithOld', 'readyToUse', 'retired']],
    ['save', ['waiting', 'saving', 'offline', 'conflict', 'refused']],
  ])('are all there: %s', (group, keys) => {
    expect(keys.filter((key) => typeof (words[group] as Words)[key] !== 'string')).toEqual([])
  })
})
