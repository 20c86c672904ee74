import { coalesce } from '../../db/coalesce.ts'
import type { Database } from '../../db/database.ts'
import type { Db } from '../../db/query.ts'
import type { Participation } from './start-attempts.ts'

/** Work that arrives together for one instansi shares a transaction. */
export function perInstansi<I extends { readonly who: Participation }, O>(
  database: Database,
  work: (db: Db, instansiId: string, inputs: readonly I[]) => Promise<readonly O[]>,
  most?: number,
): (input: I) => Promise<O> {
  return togetherByInstansi(
    (instansiId, inputs) => database.tenant(instansiId, (db) => work(db, instansiId, inputs)),
    most,
  )
}

/** The same for work that opens its own transactions. */
export function togetherByInstansi<I extends { readonly who: Participation }, O>(
  work: (instansiId: string, inputs: readonly I[]) => Promise<readonly O[]>,
  most?: number,
): (input: I) => Promise<O> {
  const known = new Map<string, (input: I) => Promise<O>>()
  return (input) => {
    const { instansiId } = input.who
    const together =
      known.get(instansiId) ?? coalesce((inputs: readonly I[]) => work(instansiId, inputs), most ? { most } : {})
    known.set(instansiId, together)
    return together(input)
  }
}
