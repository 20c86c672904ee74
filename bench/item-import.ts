import { strToU8, zipSync } from 'fflate'
import { ensureInstansi } from '../apps/server/src/demo/demo-city.ts'
import { addJudged, judgeFile } from '../apps/server/src/features/items/import/import-items.ts'
import { readItemFile } from '../apps/server/src/features/items/import/read-file.ts'
import { choices, itemXml, mapping, response, template } from '../packages/qti/src/testing/items.ts'
import type { BenchContext } from './context.ts'
import { type Line, seconds } from './measure.ts'

const ITEMS = 5000
/** A committee waits at the page: reading and adding a bank of 5,000 takes half a minute at most. */
const BUDGET = 30

/** A QTI package of 5,000 items of five kinds, read, judged against the bank and added as drafts. */
export async function benchItemImport({ database }: BenchContext): Promise<Line[]> {
  const file = Buffer.from(zipSync(packageOf(ITEMS)))
  const actor = await ensureInstansi(database)
  const defaults = { theme: 'kemampuan_analitis', competency: 'M.08', level: 3 }
  const measured: { added: number; read: Awaited<ReturnType<typeof readItemFile>> | null } = { added: 0, read: null }
  const reading = await seconds(async () => {
    measured.read = await readItemFile(file, 'bank.zip')
  })
  const adding = await seconds(async () => {
    measured.added = await database.tenant(actor.instansiId, async (db) =>
      addJudged(db, actor, await judgeFile(db, measured.read!, 'bank.zip', '0'.repeat(64), defaults)),
    )
  })
  if (measured.added !== ITEMS) throw new Error(`${measured.added} of ${ITEMS} items were added`)
  const line = (name: string, taken: number): Line => ({
    name,
    figure: `${taken.toFixed(2)} s`,
    against: `limit ${BUDGET} s`,
    ratio: taken / BUDGET,
  })
  return [line(`reading a package of ${ITEMS} items`, reading), line('adding them as drafts', adding)]
}

function packageOf(count: number): Record<string, Uint8Array> {
  const names = Array.from({ length: count }, (_, at) => `items/q${at}.xml`)
  const files = names.map(
    (name) => `<resource identifier="${name.slice(6, -4)}" type="imsqti_item_xmlv3p0" href="${name}"/>`,
  )
  return {
    'imsmanifest.xml': strToU8(
      `<manifest xmlns="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1" identifier="m"><resources>${files.join('')}</resources></manifest>`,
    ),
    ...Object.fromEntries(names.map((name, at) => [name, strToU8(itemOf(at))])),
  }
}

const entry = '<p>Jawab: <qti-text-entry-interaction response-identifier="RESPONSE"/></p>'
const KINDS: readonly (() => string)[] = [
  () => itemXml(response('single', 'identifier', ['B']), choices(['A', 'B', 'C', 'D']), template('match_correct')),
  () => itemXml(response('multiple', 'identifier', ['A', 'C'], mapping({ A: 1, C: 1, B: -1 })), choices(['A', 'B', 'C', 'D', 'E'], 0), template('map_response')),
  () => itemXml(response('ordered', 'identifier', ['C', 'A', 'B', 'D']), choices(['A', 'B', 'C', 'D'], 0, 'qti-order-interaction'), template('match_correct')),
  () => itemXml(response('single', 'integer', ['12']), entry, template('match_correct')),
  () => itemXml(response('single', 'string', ['Bengkulu'], mapping({ Bengkulu: 1, bengkulu: 1 })), entry, template('map_response')),
] // biome-ignore format: one kind a line
const itemOf = (at: number): string =>
  KINDS[at % KINDS.length]!()
    .replace('identifier="butir"', `identifier="BENCH-${at}"`)
    .replace('Soal percobaan impor.', `Soal percobaan impor nomor ${at}.`)
