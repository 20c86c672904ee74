import { SheetCandidate } from '@petakom/contract'
import { z } from 'zod'
import { unpackText } from '../../../db/packed-json.ts'

export const SheetPerson = z.object({ index: z.number(), pegawaiId: z.string(), name: z.string(), nip: z.string() })
export type SheetPerson = z.infer<typeof SheetPerson>

const StoredCandidate = SheetCandidate.omit({ isEven: true })
export type StoredCandidate = z.infer<typeof StoredCandidate>

export const StoredPost = z.object({
  index: z.number(),
  jabatanId: z.string(),
  seat: z.number(),
  name: z.string(),
  unitName: z.string(),
  agencyName: z.string(),
  tier: z.string(),
  eselon: z.string().nullable(),
  isCritical: z.boolean(),
  holder: SheetPerson.extend({ fit: z.number().nullable() }).nullable(),
  /** After the plan. */
  planned: SheetPerson.extend({ fit: z.number().nullable(), fromName: z.string().nullable() }).nullable(),
  /** Null: the plan leaves the post and its holder alone. */
  role: z.enum(['filled', 'emptied', 'stays-empty']).nullable(),
  /** The plan's choice and the three best by fit, best first. */
  candidates: z.array(StoredCandidate),
  /** Everybody who may take the post. */
  eligible: z.number(),
  emptyPrice: z.number().nullable(),
})
export type StoredPost = z.infer<typeof StoredPost>

/** What the PPK reads: computed when the plan was proposed, the same from then on. Scores in hundredths of a point. */
export const Sheet = z.object({
  format: z.literal('petakom-lembar-keputusan/1'),
  round: z.object({
    id: z.string(),
    name: z.string(),
    date: z.string(),
    tiers: z.array(z.string()),
    allowLateral: z.boolean(),
    withRank: z.boolean(),
  }),
  plan: z.object({ id: z.string(), number: z.number(), label: z.string(), objective: z.string() }),
  figures: z.object({
    total: z.number(),
    bound: z.number(),
    certified: z.boolean(),
    moves: z.number(),
    vacancies: z.number(),
    filledVacancies: z.number(),
  }),
  versions: z.object({ engine: z.string(), fitRecipe: z.string(), rules: z.string() }),
  snapshotHash: z.string(),
  inputHash: z.string(),
  /** Every post of the round: a seat that a chosen candidate leaves needs its candidates too. */
  posts: z.array(StoredPost),
})
export type Sheet = z.infer<typeof Sheet>

const MOST_KEPT = 8
const kept = new Map<string, Sheet>()

/** A stored sheet, never to be changed: one that was read before is kept by its hash, for reading it takes tens of milliseconds. */
export function unpackSheet(content: Buffer, hash: string): Sheet {
  const sheet = kept.get(hash) ?? Sheet.parse(JSON.parse(unpackText(content).text))
  kept.delete(hash)
  kept.set(hash, sheet)
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!)
  return sheet
}

const TIERS = ['JPT_PRATAMA', 'ADMINISTRATOR', 'PENGAWAS']

/** Posts that need a word from the start, the highest tier first. */
export const touchedPosts = ({ posts }: Sheet): StoredPost[] =>
  posts
    .filter(({ role }) => role !== null)
    .toSorted((a, b) => TIERS.indexOf(a.tier) - TIERS.indexOf(b.tier) || a.index - b.index)
