import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { demoCity, writeDemoFiles } from '../demo/demo-files.ts'
import { type Command, UsageError } from './command.ts'

export const command: Command = {
  summary: 'Menulis berkas contoh: daftar pegawai sintetis, riwayat jabatan, predikat kinerja, hukuman disiplin.',
  usage: `petakom demo [--seed 1] [--people 6200] [--out FOLDER]

Benih yang sama memberi orang yang sama. Semua orang dalam berkas ini tidak ada.

Contoh: petakom demo --seed 1 --people 6200 --out contoh`,
  async run(args) {
    const { values } = parseArgs({
      args,
      options: {
        seed: { type: 'string', default: '1' },
        people: { type: 'string', default: '6200' },
        out: { type: 'string', default: '.' },
      },
    })
    const seed = whole('--seed', values.seed, 0, 2 ** 31)
    const people = whole('--people', values.people, 800, 50_000)
    const files = await writeDemoFiles(demoCity(seed, people), resolve(values.out)).catch((cause) => {
      throw new UsageError(
        `Folder ${values.out} tidak dapat ditulisi (${cause.code}). Pilih folder lain dengan --out.`,
        { cause },
      )
    })
    console.log(JSON.stringify(files, null, 2))
    return 0
  },
}

function whole(name: string, text: string, low: number, high: number): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < low || value > high) {
    throw new UsageError(`${name}: "${text}" bukan bilangan bulat ${low} sampai ${high}.`)
  }
  return value
}
