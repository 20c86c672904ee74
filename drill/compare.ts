import { canonicalJson } from '@petakom/domain'
import type pg from 'pg'
import { chainAnswers, verifyReceipt } from '../apps/server/src/features/delivery/receipt.ts'
import type { Ledger } from './ledger.ts'
import { ALL } from './tally.ts'

interface StoredAnswer {
  readonly seq: number
  readonly itemId: string
  readonly value: unknown
  readonly device: string
  /** Milliseconds; the delivery's time, the same for all of one delivery. */
  readonly at: number
  /** The transaction that stored it. */
  readonly tx: number
}

interface StoredAttempt {
  readonly id: string
  readonly lastSeq: number
  readonly count: number
  readonly chain: string
  readonly answers: StoredAnswer[]
}

export interface Verdict {
  /** Acknowledged answers that are not in the database with the same item and value, by what was under way, and `ALL`. */
  readonly lost: ReadonlyMap<string, number>
  /** Answers in the database that no page wrote so, or that an attempt counts twice. */
  readonly duplicated: ReadonlyMap<string, number>
  /** One sentence for each thing that is not as it should be. */
  readonly faults: readonly string[]
  readonly attempts: number
  readonly stored: number
  readonly receipts: number
}

/** Holds every acknowledged answer and every receipt against what the database has. */
export async function compareLedger(
  client: Pick<pg.Client, 'query'>,
  instansiId: string,
  secret: Buffer,
  ledger: Ledger,
): Promise<Verdict> {
  const attempts = await readAttempts(client, instansiId)
  const byId = new Map(attempts.map((attempt) => [attempt.id, attempt]))
  const facts = new Map(
    attempts.flatMap(({ id, answers }) =>
      answers.map(({ seq, itemId, value }) => [`${id}:${seq}`, canonicalJson({ itemId, value })] as const),
    ),
  )
  const [lost, duplicated] = [new Map<string, number>(), new Map<string, number>()]
  const faults: string[] = []
  const add = (counts: Map<string, number>, during: readonly string[] = []) => {
    for (const name of [...during, ALL]) counts.set(name, (counts.get(name) ?? 0) + 1)
  }

  for (const { attemptId, seq, fact, during } of ledger.acknowledged.values()) {
    const stored = facts.get(`${attemptId}:${seq}`)
    if (stored === fact) continue
    add(lost, during)
    faults.push(
      `answer ${seq} of ${attemptId}, acknowledged during ${during.join(', ')}: ${stored ?? 'not there'}, not ${fact}`,
    )
  }
  for (const [key, fact] of facts) {
    if (ledger.written.get(key)?.has(fact)) continue
    add(duplicated)
    faults.push(`answer ${key} is stored, and no page wrote it so: ${fact}`)
  }
  const receiptsOf = Map.groupBy(ledger.receipts.values(), ({ receipt }) => receipt.attemptId)
  for (const attempt of attempts) {
    const { id, answers, count } = attempt
    if (count !== answers.length) {
      add(duplicated)
      faults.push(`attempt ${id} counts ${count} answers and has ${answers.length}`)
    }
    const highest = answers.reduce((most, { seq }) => Math.max(most, seq), 0)
    if (highest !== attempt.lastSeq) faults.push(`attempt ${id} names ${attempt.lastSeq} as last, and has ${highest}`)
    const given = receiptsOf.get(id) ?? []
    const hashes = new Map(given.map(({ receipt }) => [receipt.count, receipt.chainHash]))
    if (!hashes.has(count)) hashes.set(count, attempt.chain)
    const order = hashes.get(count) === attempt.chain ? findOrder(answers, hashes) : null
    if (!order) {
      const [known, last] = [hashes.size, hashes.get(count) === attempt.chain]
      faults.push(
        `the running hash of attempt ${id} cannot be made again from its ${count} answers (${known} hashes known, the last one ${last ? 'agrees' : 'differs'})`,
      )
    }
    for (const { receipt, during } of given) {
      const isGenuine = verifyReceipt(secret, receipt) && receipt.count <= answers.length
      const told = order?.slice(0, receipt.count)
      const last = told?.reduce((most, { seq }) => Math.max(most, seq), 0)
      if (isGenuine && hashes.get(receipt.count) === receipt.chainHash && last === receipt.lastSeq) continue
      add(lost, during)
      faults.push(`receipt ${receipt.mac.slice(0, 12)} of ${id} (${receipt.count} answers) does not match the answers`)
    }
  }
  for (const { receipt, during } of ledger.receipts.values()) {
    if (byId.has(receipt.attemptId)) continue
    add(lost, during)
    faults.push(`receipt for attempt ${receipt.attemptId}, which is not there`)
  }
  const stored = attempts.reduce((sum, { answers }) => sum + answers.length, 0)
  return { lost, duplicated, faults, attempts: attempts.length, stored, receipts: ledger.receipts.size }
}

async function readAttempts(client: Pick<pg.Client, 'query'>, instansiId: string): Promise<StoredAttempt[]> {
  const attempts = await client.query<Omit<StoredAttempt, 'answers'>>(
    `select id, last_seq as "lastSeq", answer_count as count, encode(chain_hash, 'hex') as chain
     from attempt where instansi_id = $1`,
    [instansiId],
  )
  const answers = await client.query<StoredAnswer & { attemptId: string }>(
    `select attempt_id as "attemptId", seq, item_id as "itemId", value, device,
       (extract(epoch from received_at) * 1000)::float8 as at, xmin::text::bigint::float8 as tx
     from answer where instansi_id = $1`,
    [instansiId],
  )
  const byAttempt = Map.groupBy(answers.rows, ({ attemptId }) => attemptId)
  return attempts.rows.map((row) => ({ ...row, answers: byAttempt.get(row.id) ?? [] }))
}

/** More than this many wrong turns between two known hashes mean that the answers are not those that were hashed. */
const MOST_TURNS = 300_000
/** How many unusual things are believed to have met between two known hashes: see `reachNext`. */
const MOST_ODD = 16

/** How far the order is found: what is not placed yet, and the hash of what is. */
interface Reached {
  readonly waiting: readonly StoredAnswer[][]
  readonly order: readonly StoredAnswer[]
  readonly hash: Buffer
}

/**
 * The order in which the answers were stored, found by making the running hash again: link by link, so that it meets
 * `hashes` (by number of answers) wherever one is known. A link holds the new answers of one delivery, in order of seq.
 * Deliveries follow one another by transaction and time; those that met are tried in either order, and one transaction
 * may hold several of the same attempt. Null where no order makes the hashes. A hash that is met proves the order so far,
 * and is never gone back behind.
 */
export function findOrder(
  answers: readonly StoredAnswer[],
  hashes: ReadonlyMap<number, string>,
): readonly StoredAnswer[] | null {
  const waiting = Map.groupBy(answers, ({ tx, at, device }) => `${tx}:${at}:${device}`)
    .values()
    .map((group) => group.toSorted((one, other) => one.seq - other.seq))
    .toArray()
    .sort(([one], [other]) => one!.tx - other!.tx || one!.at - other!.at)
  let reached: Reached | null = { waiting, order: [], hash: Buffer.alloc(0) }
  while (reached && reached.waiting.length > 0) reached = findNext(reached, hashes)
  return reached ? reached.order : null
}

/** To the next known hash: what usually happens first, then orders with one thing unusual, with two and so on. */
function findNext(from: Reached, hashes: ReadonlyMap<number, string>): Reached | null {
  const turns = { left: MOST_TURNS }
  for (let odd = 0; odd <= MOST_ODD && turns.left > 0; odd += 1) {
    const found = reachNext(from, hashes, odd, turns)
    if (found) return found
  }
  return null
}

/** `odd` is what may still be unusual: a delivery out of its turn, or one that shared its transaction, costs one each. */
function reachNext(
  { waiting, order, hash }: Reached,
  hashes: ReadonlyMap<number, string>,
  odd: number,
  turns: { left: number },
): Reached | null {
  for (const [place, group] of waiting.slice(0, 3).entries()) {
    for (const link of linksOf(group)) {
      const left = odd - place - (link.length < group.length ? 1 : 0)
      if (left < 0) continue
      turns.left -= 1
      if (turns.left < 0) return null
      const count = order.length + link.length
      // Between the two ends of a link nobody was given a receipt.
      if (link.some((_, index) => index > 0 && hashes.has(order.length + index))) continue
      const next = chainAnswers(hash, link as never)
      const known = hashes.get(count)
      if (known !== undefined && known !== next.toString('hex')) continue
      const others = group.filter((answer) => !link.includes(answer))
      const later = [...waiting.slice(0, place), ...(others.length > 0 ? [others] : []), ...waiting.slice(place + 1)]
      const reached = { waiting: later, order: [...order, ...link], hash: next }
      if (known !== undefined) return reached
      const found = reachNext(reached, hashes, left, turns)
      if (found) return found
    }
  }
  return null
}

const MOST_IN_ANY_ORDER = 8

/** What may have been one delivery of answers that share a transaction and a time: all, the first few, the last few, or any few. */
function linksOf(group: readonly StoredAnswer[]): (readonly StoredAnswer[])[] {
  const firsts = group.map((_, index) => group.slice(0, group.length - index))
  const lasts = group.slice(1).map((_, index) => group.slice(index + 1))
  if (group.length > MOST_IN_ANY_ORDER) return [...firsts, ...lasts]
  const any = Array.from({ length: 2 ** group.length - 1 }, (_, n) =>
    group.filter((_answer, bit) => (n + 1) & (1 << bit)),
  )
  return [...firsts, ...any.filter((link) => link.some((answer, index) => answer !== group[index]))]
}
