import { readFile } from 'node:fs/promises'
import { UsageError } from '../command.ts'
import { shown } from './read-edges.ts'
import { type Instance, SOLVERS } from './solvers.ts'

/** More lists than this in one file are beyond what a JSON text should carry; the engine itself takes more. */
const MOST_PAIRS = 5_000_000
/** Five million pairs with room for spaces; a text beyond 512 MB could not be parsed at all. */
const MOST_BYTES = 400_000_000

/** Reads a file as far as its `kind`. */
export async function readInstance(path: string): Promise<Instance> {
  const bytes = await readFile(path).catch(() => {
    throw new UsageError(`${path} tidak dapat dibaca. Periksa nama dan izin berkasnya.`)
  })
  // Counted before parsing: ten million pairs as objects would fill the memory first.
  if (bytes.length > MOST_BYTES || countBrackets(bytes) > MOST_PAIRS)
    throw new UsageError(
      `${path}: lebih dari ${MOST_PAIRS.toLocaleString('id-ID')} pasangan, atau lebih dari ${MOST_BYTES / 1e6} MB. Saring pasangannya, misalnya calon terbaik tiap pegawai, atau bagi soalnya.`,
    )
  const instance = parse(bytes, path)
  if (typeof instance !== 'object' || instance === null || Array.isArray(instance))
    throw new UsageError(`${path}: isinya bukan objek JSON. Tulis {"kind": "lap", "n": …, "m": …, "edges": […]}.`)
  const { kind } = instance as Instance
  if (typeof kind !== 'string' || !Object.hasOwn(SOLVERS, kind))
    throw new UsageError(
      `${path}: kind ${kind === undefined ? 'tidak ada' : shown(kind)} tidak dikenal. Yang dikenal: ${Object.keys(SOLVERS).join(', ')}.`,
    )
  return instance as Instance
}

function parse(bytes: Buffer, path: string): unknown {
  try {
    return JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new UsageError(
      `${path}: bukan JSON yang utuh${whereOf(error)}. Perbaiki tulisannya; bilangan seperti NaN tidak ada dalam JSON.`,
    )
  }
}

/** The parser says a position, or quotes what stands around the fault. */
function whereOf({ message }: SyntaxError): string {
  const position = /position (\d+)/.exec(message)?.[1]
  const near = /, (.+) is not valid JSON/s.exec(message)?.[1]?.replace(/\s+/g, ' ')
  if (position !== undefined) return ` (salah pada huruf ke-${Number(position) + 1})`
  return near === undefined ? '' : ` (dekat ${near})`
}

function countBrackets(bytes: Buffer): number {
  const bracket = '['.charCodeAt(0)
  let count = 0
  for (let at = bytes.indexOf(bracket); at >= 0; at = bytes.indexOf(bracket, at + 1)) count += 1
  return count
}
