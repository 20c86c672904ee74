import { parseArgs } from 'node:util'
import { recompute } from '../features/results/recompute.ts'
import { type Command, UsageError } from './command.ts'
import { findInstansi, withDatabase } from './with-database.ts'

export const command: Command = {
  summary: 'Membangun ulang semua hasil dari fakta dan menyebut perbedaan pertama.',
  usage: `petakom recompute --check [--instansi KODE]

Tidak mengubah apa pun. Kode keluar 1 bila ada hasil yang tidak dapat dibangun ulang sama persis.

Contoh: petakom recompute --check --instansi KOTA-BENGKULU`,
  async run(args) {
    const { values } = parseArgs({ args, options: { check: { type: 'boolean' }, instansi: { type: 'string' } } })
    if (!values.check) throw new UsageError('Sebutkan --check; hasil tersimpan tidak pernah ditimpa dari sini.')
    const outcome = await withDatabase(async (database) =>
      recompute(database, await findInstansi(database, values.instansi)),
    )
    console.log(JSON.stringify(outcome, null, 2))
    return outcome.first === null ? 0 : 1
  },
}
