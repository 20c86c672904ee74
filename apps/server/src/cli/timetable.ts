import { parseArgs } from 'node:util'
import { type Command, UsageError } from './command.ts'
import { numberOption } from './measurement/number-option.ts'

export const command: Command = {
  summary: 'Menyusun jadwal pusat penilaian: peserta, latihan, ruang, asesor, dan pemeran.',
  usage: `petakom timetable BERKAS.json [--out JADWAL.json] [--seed 1] [--passes 60]
petakom timetable BERKAS.json --check JADWAL.json

BERKAS.json  hari, peserta, latihan, ruang, asesor, pemeran, hubungan, dan halangan (docs/timetable.md).
--out        menulis jadwal: latihan, hari, jam, ruang, peserta, asesor, pemeran setiap sesi.
--seed       benih; benih dan banyak percobaan yang sama memberi jadwal yang sama.
--passes     banyak percobaan; yang paling cepat selesai dipakai.
--check      memeriksa jadwal, juga yang diubah tangan, dan menyebut setiap aturan yang dilanggar.

Yang dicetak: menit kerja yang dipakai, batas bawah yang terbukti, dan selisihnya. Bila jadwal mustahil, sebabnya. Kode keluar
1 bila tidak ada jadwal atau ada aturan yang dilanggar.

Contoh: petakom timetable pusat.json --out jadwal.json`,
  async run(args) {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        check: { type: 'string' },
        seed: { type: 'string' },
        passes: { type: 'string' },
      },
    })
    const [path, extra] = positionals
    if (path === undefined || extra !== undefined)
      throw new UsageError('Sebutkan berkas pusat penilaiannya, satu saja.')
    if (values.check !== undefined && values.out !== undefined)
      throw new UsageError('Pakai --check atau --out, tidak keduanya.')
    const seed = wholeOption('--seed', values.seed, 1, 0)
    const passes = wholeOption('--passes', values.passes, 60, 1)
    const { checkPlan, makePlan } = await import('./timetable/make-plan.ts')
    return values.check === undefined ? makePlan(path, values.out, { seed, passes }) : checkPlan(path, values.check)
  },
}

function wholeOption(name: string, text: string | undefined, without: number, least: number): number {
  const value = numberOption(name, text) ?? without
  if (!Number.isInteger(value) || value < least || value > 2 ** 31)
    throw new UsageError(`${name} harus bilangan bulat dari ${least}, bukan ${value}.`)
  return value
}
