import { parseArgs } from 'node:util'
import { type Command, UsageError } from './command.ts'

const VERBS = {
  import: () => import('./simulation/import.ts'),
  check: () => import('./simulation/check.ts'),
  play: () => import('./simulation/play.ts'),
  map: () => import('./simulation/map.ts'),
  schema: () => import('./simulation/schema.ts'),
} as const

export const command: Command = {
  summary: 'Memeriksa, mencoba, dan memasukkan berkas simulasi (in-basket, skenario dinamis).',
  usage: `petakom simulation check BERKAS.yaml
petakom simulation play BERKAS.yaml [--runs 2000] [--seed 1] [--out HASIL.json]
petakom simulation map BERKAS.yaml --out PETA.svg
petakom simulation schema [--out SKEMA.json]
petakom simulation import BERKAS.yaml [--instansi KODE]

check   membaca berkas dan menyebut yang salah atau lemah: id yang tidak dikenal, peristiwa yang saling menunggu, pesan
        yang tidak pernah datang, kompetensi tanpa bukti, pilihan yang menunjukkan kuncinya. Kode keluar 1 bila ada galat.
play    memainkan simulasi ribuan kali secara acak dan menurut cara bermain yang ditulis dalam berkas: bagian poin yang
        diperoleh, seberapa jauh cara bermain itu terpisah, dan bukti yang tidak pernah muncul.
map     menggambar apa yang menimbulkan apa: pesan, putusan, tindakan, dan peristiwa.
schema  menulis JSON Schema bentuk berkasnya.
import  memasukkan berkas yang lulus pemeriksaan ke bank simulasi instansi itu sebagai konsep; kode yang sudah ada mendapat
        versi baru.

Contoh: petakom simulation play data/simulations/ds-banjir-a.yaml --runs 5000 --out banjir.json`,
  async run(args) {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        runs: { type: 'string' },
        seed: { type: 'string' },
        out: { type: 'string' },
        instansi: { type: 'string' },
      },
    })
    const [verb, path, extra] = positionals
    if (verb === undefined || !(verb in VERBS) || extra !== undefined)
      throw new UsageError(`Sebutkan salah satu: ${Object.keys(VERBS).join(', ')}.`)
    if (verb !== 'schema' && path === undefined)
      throw new UsageError(`Sebutkan berkas simulasinya: petakom simulation ${verb} BERKAS.yaml.`)
    const { run } = await VERBS[verb as keyof typeof VERBS]()
    return run(path ?? '', values)
  },
}
