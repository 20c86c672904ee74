import { parseArgs } from 'node:util'
import { sealAudit, verifyAudit } from '../db/audit-chain.ts'
import { type Command, UsageError } from './command.ts'
import { findInstansi, withDatabase } from './with-database.ts'

export const command: Command = {
  summary: 'Memeriksa rantai jejak audit.',
  usage: `petakom audit verify [--instansi KODE]

Kode keluar 1 bila rantai putus; baris yang pertama berbeda disebut.

Contoh: petakom audit verify --instansi KOTA-BENGKULU`,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { instansi: { type: 'string' } },
    })
    if (positionals[0] !== 'verify') throw new UsageError('Pakai: petakom audit verify.')
    const outcome = await withDatabase(async (database) => {
      const instansiId = await findInstansi(database, values.instansi)
      while ((await database.tenant(instansiId, (db) => sealAudit(db, instansiId))) > 0) {
        // Sealed in portions, so that no transaction holds the chain for long.
      }
      return database.tenant(instansiId, verifyAudit)
    })
    console.log(JSON.stringify(outcome, null, 2))
    return outcome.outcome === 'intact' ? 0 : 1
  },
}
