import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { canonicalJson, type RoundFacts } from '@petakom/domain'

/** What an official is called, for display; facts know nobody by name. */
export interface OfficialName {
  readonly name: string
  readonly nip: string
  readonly postName: string | null
  readonly unitName: string | null
  readonly agencyName: string | null
}
export interface PostName {
  readonly name: string
  readonly unitName: string
  readonly agencyName: string
}

/** All that is frozen. Officials and posts have the numbers of their places in the lists. */
export interface SnapshotContent {
  readonly facts: RoundFacts
  readonly choices: {
    readonly tiers: readonly string[]
    readonly unitId: string | null
    readonly allowLateral: boolean
    readonly backfill: boolean
    readonly withRank: boolean
  }
  readonly officials: readonly OfficialName[]
  readonly posts: readonly PostName[]
  readonly versions: { readonly rules: string; readonly fitRecipe: string; readonly engine: string }
}

export interface PackedContent {
  readonly content: Buffer
  /** SHA-256 of the canonical JSON, hexadecimal. */
  readonly hash: string
}

const hashOf = (json: string) => createHash('sha256').update(json).digest('hex')

export function packContent(content: SnapshotContent): PackedContent {
  const json = canonicalJson(content)
  return { content: gzipSync(json, { level: 3 }), hash: hashOf(json) }
}

export function unpackContent(packed: Uint8Array): SnapshotContent {
  return JSON.parse(gunzipSync(packed).toString('utf8'))
}

/** Hash of what is stored, made anew: it differs where anything of the content was touched. */
export const contentHash = (packed: Uint8Array): string => hashOf(gunzipSync(packed).toString('utf8'))
