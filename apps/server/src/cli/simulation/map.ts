import { writeFile } from 'node:fs/promises'
import { branchMap, drawMap } from '@petakom/domain'
import { readSimulation } from '../../simulations/read-simulation.ts'
import { UsageError } from '../command.ts'

export async function run(path: string, { out }: { readonly out?: string | undefined }): Promise<number> {
  if (out === undefined) throw new UsageError('Sebutkan berkas gambarnya dengan --out PETA.svg.')
  const reading = await readSimulation(path)
  if (reading.outcome === 'refused') {
    console.error(`${path} belum dapat digambar. Jalankan petakom simulation check ${path} dan perbaiki galatnya.`)
    return 1
  }
  const { code, title } = reading.scenario
  await writeFile(out, drawMap(branchMap(reading.scenario), `${code}: ${title}`))
  console.log(`Peta cabang ditulis ke ${out}.`)
  return 0
}
