import { parseArgs } from 'node:util'
import { recomputePlacement } from '../features/placement/decisions/recompute-placement.ts'
import { recomputeReports } from '../features/rater-science/recompute-reports.ts'
import { recompute } from '../features/results/recompute.ts'
import { recomputeSuccession } from '../features/succession/recompute-succession.ts'
import { recheckMinutes } from '../features/washup/minutes/recheck-minutes.ts'
import { type Command, UsageError } from './command.ts'
import { findInstansi, withDatabase } from './with-database.ts'

/** Not 2: a command asked for in a wrong way ends with that. */
const NOT_COMPARABLE = 3

export const command: Command = {
  summary:
    'Membangun ulang semua hasil, rencana penempatan, dan usulan suksesi dari fakta dan menyebut perbedaan pertama.',
  usage: `petakom recompute --check [--instansi KODE]

Hasil dibangun ulang dari jawaban, skor simulasi dari tindakan dan penilaian balasannya. Rencana penempatan yang berlaku atau pernah diusulkan diperiksa dari data bekunya:
pasangan calon, sidik masukan, dan bukti; usulan dan arsip dari sidiknya. Usulan kelompok suksesi diisi lagi dari calon yang dinilainya.
Berita acara rapat integrasi diperiksa dari sidiknya; laporan penilai terbaru dihitung lagi bila penilaiannya masih sama.

Tidak mengubah apa pun. Kode keluar 1 bila ada yang tidak dapat dibangun ulang sama persis; 3 bila tidak ada
perbedaan, tetapi sebagian hasil dihitung oleh versi mesin terdahulu sehingga tidak dapat dibandingkan.

Contoh: petakom recompute --check --instansi KOTA-BENGKULU`,
  async run(args) {
    const { values } = parseArgs({ args, options: { check: { type: 'boolean' }, instansi: { type: 'string' } } })
    if (!values.check) throw new UsageError('Sebutkan --check; hasil tersimpan tidak pernah ditimpa dari sini.')
    const outcome = await withDatabase(async (database) => {
      const instansiId = await findInstansi(database, values.instansi)
      return {
        ...(await recompute(database, instansiId)),
        placement: await recomputePlacement(database, instansiId),
        succession: await recomputeSuccession(database, instansiId),
        minutes: await recheckMinutes(database, instansiId),
        raterReports: await recomputeReports(database, instansiId),
      }
    })
    console.log(JSON.stringify(outcome, null, 2))
    const { placement, succession, minutes, raterReports } = outcome
    if ([outcome, placement, succession, minutes, raterReports].some(({ first }) => first !== null)) return 1
    const earlier = Object.entries(outcome.notComparable)
    for (const [version, count] of earlier) {
      console.error(
        `${count} hasil dihitung oleh mesin terdahulu (${version}) sehingga tidak dapat dibandingkan; hitung ulang kegiatannya agar dapat diperiksa.`,
      )
    }
    return earlier.length > 0 ? NOT_COMPARABLE : 0
  },
}
