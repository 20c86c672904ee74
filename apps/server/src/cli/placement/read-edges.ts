import { type Edge, EdgeError, MOST_SCORE, pairsFromEdges, quote, type SparsePairs } from '@petakom/placement'
import { UsageError } from '../command.ts'
import type { Instance } from './solvers.ts'

/** Officials and posts each; the limit of what one solve is meant for. */
const MOST = 1_000_000

/** A whole number of officials or posts, 0 to a million. */
export function readCount(instance: Instance, key: string, path: string): number {
  const value = instance[key]
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MOST) return value
  throw new UsageError(
    `${path}: ${key} harus bilangan bulat 0 sampai ${MOST.toLocaleString('id-ID')}, bukan ${shown(value)}.`,
  )
}

/** The pairs listed under `key` as rows. */
export function readEdges(
  instance: Instance,
  key: string,
  officials: number,
  posts: number,
  path: string,
): SparsePairs {
  const edges = instance[key]
  if (!Array.isArray(edges))
    throw new UsageError(`${path}: ${key} harus daftar [pegawai, jabatan, nilai], bukan ${shown(edges)}.`)
  try {
    return pairsFromEdges(officials, posts, edges)
  } catch (error) {
    if (!(error instanceof EdgeError)) throw error
    throw new UsageError(`${path}: ${key}[${error.position}] ${sentence(error, officials, posts)}`)
  }
}

function sentence({ fault, edge }: EdgeError, officials: number, posts: number): string {
  const [official, post, score] = edge as Edge
  switch (fault) {
    case 'not-three-numbers':
      return `= ${shown(edge)}: setiap pasangan ditulis sebagai tiga bilangan, [pegawai, jabatan, nilai].`
    case 'unknown-official':
      return `menyebut pegawai ${official}, padahal ${range(officials, 'pegawai')}. Perbaiki nomornya.`
    case 'unknown-post':
      return `menyebut jabatan ${post}, padahal ${range(posts, 'jabatan')}. Perbaiki nomornya.`
    case 'score-not-whole':
      return `bernilai ${score}: nilai ditulis dalam perseratus poin, bulat, paling jauh ${MOST_SCORE.toLocaleString('id-ID')} dari 0 (92,5 ditulis 9250).`
    case 'duplicate-pair':
      return `mengulang pasangan pegawai ${official}, jabatan ${post}. Sisakan satu dengan nilai yang benar.`
  }
}

const range = (count: number, what: string) =>
  count === 0 ? `tidak ada satu ${what} pun` : `${what} bernomor 0 sampai ${count - 1}`

/** A value as a reader finds it in the file, cut short. */
export function shown(value: unknown): string {
  const text = value === undefined ? 'kosong' : quote(value)
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}
