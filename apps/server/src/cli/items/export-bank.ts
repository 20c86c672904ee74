import { rename, writeFile } from 'node:fs/promises'
import { exportBank } from '../../features/items/import/export-items.ts'
import { UsageError } from '../command.ts'
import { findInstansi, withDatabase } from '../with-database.ts'

/** Writes the bank of an instansi, but for what is retired, as a QTI 3 package; never half a file. */
export async function exportToFile(path: string, instansi: string | undefined): Promise<number> {
  const { content, items } = await withDatabase(async (database) => {
    const instansiId = await findInstansi(database, instansi)
    return exportBank(database, { instansiId, id: null, name: 'Baris perintah: items export' }, null)
  })
  await writeFile(`${path}.part`, content, { mode: 0o600 })
    .then(() => rename(`${path}.part`, path))
    .catch(() => {
      throw new UsageError(`Berkas ${path} tidak dapat ditulis. Periksa folder dan izinnya.`)
    })
  console.log(`${items} butir ditulis ke ${path}.`)
  return 0
}
