import type { AnswerEntry } from '@petakom/contract'
import { describe, expect, it } from 'vitest'
import { chainAnswers, signReceipt } from '../apps/server/src/features/delivery/receipt.ts'
import { compareLedger } from '../drill/compare.ts'
import { Ledger } from '../drill/ledger.ts'

const SECRET = Buffer.alloc(32, 7)
const AT = Date.parse('2025-09-30T01:00:00Z')

interface Row extends AnswerEntry {
  readonly at: number
  readonly tx: number
  readonly device: string
}

/** A ledger and a database that agree: one attempt, whose deliveries were stored in this order. */
function agree(deliveries: readonly { seqs: readonly number[]; at: number; tx: number; device?: string }[]) {
  const ledger = new Ledger()
  const answers: Row[] = []
  const attempt = { id: 'u', lastSeq: 0, count: 0, chain: '' }
  let hash: Buffer = Buffer.alloc(0)
  for (const { seqs, at, tx, device = 'd' } of deliveries) {
    const entries = seqs.map((seq) => ({ seq, itemId: `s${seq % 3}`, value: { choice: 'A' }, clientTime: '' }))
    for (const entry of entries) {
      ledger.write('u', entry)
      answers.push({ ...entry, at: AT + at, tx, device })
    }
    hash = chainAnswers(hash, entries)
    attempt.count += seqs.length
    attempt.lastSeq = Math.max(attempt.lastSeq, ...seqs)
    attempt.chain = hash.toString('hex')
    const receipt = { attemptId: 'u', lastSeq: attempt.lastSeq, chainHash: attempt.chain, count: attempt.count, at: '' }
    ledger.acknowledge('u', entries, signReceipt(SECRET, receipt), 'a fault')
  }
  return { ledger, attempt, answers }
}
type World = ReturnType<typeof agree>

const compare = ({ ledger, attempt, answers }: World) => {
  const query = async (text: string) => ({
    rows: text.includes('from attempt') ? [attempt] : answers.map((row) => ({ ...row, attemptId: 'u' })),
  })
  return compareLedger({ query } as never, 'i', SECRET, ledger)
}
const plain = () =>
  agree([
    { seqs: [1], at: 0, tx: 1 },
    { seqs: [2, 3], at: 5, tx: 2 },
    { seqs: [4], at: 9, tx: 3 },
  ])

describe('the comparison of receipts with the database', () => {
  it('finds nothing where all is there', async () => {
    const verdict = await compare(plain())
    expect([verdict.faults, verdict.stored, verdict.receipts]).toEqual([[], 4, 3])
  })

  it('finds the order again of deliveries that one transaction or one millisecond held, and that met', async () => {
    const world = agree([
      { seqs: [2], at: 3, tx: 1 },
      { seqs: [1, 5], at: 3, tx: 1 },
      { seqs: [7], at: 8, tx: 4 },
      { seqs: [6], at: 7, tx: 3 },
      { seqs: [3], at: 9, tx: 5, device: 'e' },
    ])
    world.ledger.receipts.delete([...world.ledger.receipts.keys()][0]!)
    expect((await compare(world)).faults).toEqual([])
  })

  it('finds the order again where most replies were lost and deliveries kept changing places', async () => {
    const deliveries = Array.from({ length: 60 }, (_, n) => {
      // Every sixth pair is stored in the other order than its transactions began; some share one transaction.
      const swapped = n % 6 === 0 ? 1 : n % 6 === 1 ? -1 : 0
      const tx = n % 10 === 9 ? n - 1 : n
      return { seqs: [4 * n + 1, 4 * n + 2, 4 * n + 3, 4 * n + 4], at: 10 * tx, tx: tx + swapped + 5 }
    })
    const world = agree(deliveries)
    for (const [index, key] of [...world.ledger.receipts.keys()].entries()) {
      if (index % 7 !== 6) world.ledger.receipts.delete(key)
    }
    expect((await compare(world)).faults).toEqual([])
  })

  it('finds a long delivery again that arrived together with the one before it, and was stored first', async () => {
    const long = Array.from({ length: 12 }, (_, n) => n + 5)
    const world = agree([
      { seqs: long, at: 3, tx: 1 },
      { seqs: [1, 2, 3, 4], at: 3, tx: 1 },
      { seqs: [17], at: 9, tx: 2 },
    ])
    expect((await compare(world)).faults).toEqual([])
  })

  const broken: [string, (world: World) => unknown, RegExp][] = [
    ['an answer that is gone', ({ answers }) => answers.pop(), /answer 4 of u.*not there/],
    ['another value', ({ answers }) => Object.assign(answers[1]!, { value: { choice: 'B' } }), /answer 2 of u/],
    ['an answer that nobody wrote', ({ answers }) => answers.push({ ...answers[0]!, seq: 9 }), /no page wrote/],
    ['an answer counted twice', ({ attempt }) => Object.assign(attempt, { count: 5 }), /counts 5 answers and has 4/],
    ['another last number', ({ attempt }) => Object.assign(attempt, { lastSeq: 7 }), /names 7 as last/],
    ['another running hash', ({ attempt }) => Object.assign(attempt, { chain: 'ab'.repeat(32) }), /running hash/],
    [
      'a receipt that is forged',
      ({ ledger }) => {
        const [mac, { receipt, during }] = [...ledger.receipts][1]!
        ledger.receipts.set(mac, { receipt: { ...receipt, count: receipt.count + 1 }, during })
      },
      /does not match/,
    ],
    [
      'a receipt of answers that are not there',
      ({ ledger }) => {
        const receipt = { attemptId: 'u', lastSeq: 6, chainHash: 'ab', count: 6, at: '' }
        ledger.acknowledge('u', [], signReceipt(SECRET, receipt), 'a fault')
      },
      /6 answers\) does not match/,
    ],
    [
      'a receipt of an attempt that is not there',
      ({ ledger }) => {
        const receipt = { attemptId: 'v', lastSeq: 1, chainHash: 'ab', count: 1, at: '' }
        ledger.acknowledge('v', [], signReceipt(SECRET, receipt), 'a fault')
      },
      /attempt v/,
    ],
  ]
  it.each(broken)('tells %s', async (_what, spoil, sentence) => {
    const world = plain()
    spoil(world)
    const { faults } = await compare(world)
    expect(faults.join('\n')).toMatch(sentence)
  })

  it('counts a lost answer against the fault during which it was acknowledged', async () => {
    const world = plain()
    world.answers.pop()
    expect((await compare(world)).lost.get('a fault')).toBeGreaterThan(0)
  })
})
