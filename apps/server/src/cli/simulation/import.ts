import { checkScenario } from '@petakom/domain'
import { addSimulation } from '../../db/simulations.ts'
import { readSimulation } from '../../simulations/read-simulation.ts'
import { findInstansi, withDatabase } from '../with-database.ts'

/** Puts a checked file into the bank of an instansi, as a draft that a second person approves. */
export async function run(path: string, { instansi }: { readonly instansi?: string | undefined }): Promise<number> {
  const reading = await readSimulation(path)
  const errors =
    reading.outcome === 'refused' ? 1 : checkScenario(reading.scenario).filter((one) => one.severity === 'error').length
  if (reading.outcome === 'refused' || errors > 0) {
    console.error(`${path} tidak dimasukkan. Jalankan petakom simulation check ${path} dan perbaiki galatnya.`)
    return 1
  }
  const { scenario } = reading
  const stored = await withDatabase(async (database) => {
    const instansiId = await findInstansi(database, instansi)
    const actor = { instansiId, id: null, name: 'Baris perintah' }
    return database.tenant(instansiId, (db) => addSimulation(db, actor, scenario, { state: 'draft' }))
  })
  console.log(
    {
      added: `${scenario.code} masuk bank simulasi sebagai konsep. Orang lain menyetujuinya sebelum dapat dipakai.`,
      'new-version': `${scenario.code} menjadi versi ${stored.version} sebagai konsep. Orang lain menyetujuinya sebelum dapat dipakai.`,
      unchanged: `${scenario.code} sama dengan versi ${stored.version} dalam bank. Tidak ada yang berubah.`,
    }[stored.outcome],
  )
  return 0
}
