import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { type Command, UsageError } from './command.ts'

export const command: Command = {
  summary: 'Memeriksa paket soal QTI 3 dan melaporkan apa yang terjadi pada setiap butir.',
  usage: `petakom items import PAKET [--report BERKAS.json]

  PAKET     paket QTI 3 (zip dengan imsmanifest.xml), folder, atau satu butir (xml)
  --report  menulis laporan JSON ke berkas; tanpa pilihan ini laporan dicetak ke layar

Tidak memerlukan basis data dan tidak mengubah bank soal. Laporan menyebut setiap butir: imported,
imported-with-remarks (dengan catatannya), atau refused (dengan alasannya), nilai jawaban benar menurut QTI, dan isinya
dalam bentuk bank soal. Lihat docs/qti.md.

Contoh: petakom items import paket.zip --report laporan.json`,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { report: { type: 'string' } },
    })
    const [verb, path, extra] = positionals
    if (verb !== 'import') throw new UsageError('Sebutkan: petakom items import PAKET.')
    if (path === undefined) throw new UsageError('Sebutkan paket yang diimpor.')
    if (extra !== undefined) throw new UsageError(`Sebutkan satu paket saja; "${extra}" berlebih.`)
    const { readPackage } = await import('../qti-package/read-package.ts')
    const report = await readPackage(path)
    const { items } = report
    const has = (status: string) => items.filter((item) => item.status === status).length
    const summary = {
      items: items.length,
      imported: has('imported'),
      importedWithRemarks: has('imported-with-remarks'),
      refused: has('refused'),
    }
    const text = `${JSON.stringify({ format: 'petakom-qti-report-1', package: path, summary, ...report }, null, 2)}\n`
    if (values.report === undefined) process.stdout.write(text)
    else {
      await writeFile(values.report, text).catch(() => {
        throw new UsageError(`Laporan tidak dapat ditulis ke ${values.report}. Periksa folder dan izinnya.`)
      })
      if (!report.refused)
        console.log(
          `${items.length} butir: ${summary.imported} diimpor, ${summary.importedWithRemarks} dengan catatan, ${summary.refused} ditolak.`,
        )
    }
    if (report.refused) console.error(report.refused.text)
    return report.refused ? 1 : 0
  },
}
