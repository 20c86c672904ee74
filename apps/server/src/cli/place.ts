import { parseArgs } from 'node:util'
import { type Command, UsageError } from './command.ts'
import { numberOption } from './measurement/number-option.ts'
import { readGeneratorSettings } from './placement/generator-settings.ts'
import { readInstance } from './placement/read-instance.ts'
import { solveGenerated } from './placement/solve-generated.ts'
import { SOLVERS } from './placement/solvers.ts'

export const command: Command = {
  summary: 'Menempatkan pegawai pada jabatan: rencana terbaik dengan bukti harganya.',
  usage: `petakom place BERKAS [--time-limit DETIK]
petakom place --generate JSON

BERKAS: soal penempatan dalam JSON, menurut isian kind:
  lap         {"kind": "lap", "n": pegawai, "m": jabatan, "edges": [[pegawai, jabatan, nilai], ...]}
  side        aturan, jabatan wajib terisi, dan batas mutasi per instansi
  succession  kelompok calon untuk jabatan kritis
Nilai bulat dalam perseratus poin; pegawai dan jabatan dihitung dari 0; pasangan yang tidak disebut terlarang. Isian
"questions": [[pegawai, jabatan], ...] menanyakan "mengapa bukan saya?". Isian "expected" diabaikan.

Keluaran: satu objek JSON. Untuk lap: allPlaced, placed, total, unique, assignment (bila hanya ada satu rencana terbaik),
whyNot [pegawai, jabatan, kekurangan] menurut urutan questions (null: memaksakannya menempatkan lebih sedikit pegawai),
plan (rencana yang dipilih), prices, certificate. Untuk side: O1 sampai O6, curve, O1_whyNot, rantai dan putaran mutasi;
clash menyebut batas yang tidak dapat dipenuhi bersama. Untuk succession: D1, D2, dan disagreement, jabatan yang
kekurangan calonnya berbeda menurut keduanya.

--time-limit membatasi detik setiap tujuan (side, succession). Yang belum terbukti tercetak null; unproven memuat rencana
yang sudah ditemukan dan batas atasnya.

--generate membuat soal berbenih sebesar apa pun (n, m, K, seed, structured, F, L, R) dan mencetak checksum, placed,
total, certified, seconds (penyelesaian saja), peakMemoryMb.

Contoh: petakom place validation/placement/lap-01-hand.json
Contoh: petakom place --generate '{"n":2000,"m":2000,"K":20,"seed":42002,"structured":true,"F":20,"L":4,"R":34}'`,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      options: { generate: { type: 'string' }, 'time-limit': { type: 'string' } },
      allowPositionals: true,
    })
    const [path, extra] = positionals
    if (values.generate !== undefined && path !== undefined)
      throw new UsageError('Sebutkan satu berkas atau --generate, tidak keduanya.')
    if (extra !== undefined) throw new UsageError(`Sebutkan satu berkas saja; "${extra}" berlebih.`)
    if (values.generate !== undefined) {
      console.log(JSON.stringify(solveGenerated(readGeneratorSettings(values.generate))))
      return 0
    }
    const timeLimit = numberOption('--time-limit', values['time-limit'])
    if (timeLimit !== undefined && timeLimit <= 0)
      throw new UsageError(`--time-limit harus lebih dari 0 detik, bukan ${timeLimit}.`)
    if (path === undefined) throw new UsageError('Sebutkan berkas soal penempatan, atau --generate.')
    const instance = await readInstance(path)
    const load = SOLVERS[instance.kind as keyof typeof SOLVERS]!
    const { solve } = await load()
    console.log(JSON.stringify(await solve(instance, path, timeLimit === undefined ? {} : { timeLimit })))
    return 0
  },
}
