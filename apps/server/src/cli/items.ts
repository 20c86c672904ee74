import { parseArgs } from 'node:util'
import { type Command, UsageError } from './command.ts'

export const command: Command = {
  summary: 'Memeriksa, memasukkan, dan mengeluarkan soal: paket QTI 3, XLSX, CSV, dan GIFT.',
  usage: `petakom items import PAKET [--report BERKAS.json]
petakom items import BERKAS --instansi KODE (--check | --apply) [--tema KODE] [--kompetensi KODE] [--tingkat 1-5]
petakom items export BERKAS.zip --instansi KODE

  PAKET        paket QTI 3 (zip dengan imsmanifest.xml), folder, atau satu butir (xml)
  BERKAS       paket QTI 3, atau XLSX/CSV dengan kolom templat, atau GIFT (.gift, .txt)
  --report     menulis laporan JSON ke berkas; tanpa pilihan ini laporan dicetak ke layar
  --check      memeriksa terhadap bank soal instansi itu; tidak ada yang diubah
  --apply      menambahkan semua butir yang dapat dibawa sebagai konsep, dalam satu transaksi
  --tema, --kompetensi, --tingkat
               untuk butir yang tidak menyebutnya (bawaan: kemampuan_analitis, M.08, 3)

Tanpa --instansi tidak diperlukan basis data dan bank soal tidak berubah. Laporan menyebut setiap butir: imported,
imported-with-remarks (dengan catatannya), atau refused (dengan alasannya), nilai jawaban benar menurut QTI, dan isinya
dalam bentuk bank soal. Ekspor memuat kunci: simpan berkasnya seperti bank soal. Lihat docs/qti.md.

Contoh: petakom items import paket.zip --report laporan.json
        petakom items import soal.xlsx --instansi KOTA-BENGKULU --check`,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        report: { type: 'string' },
        instansi: { type: 'string' },
        check: { type: 'boolean', default: false },
        apply: { type: 'boolean', default: false },
        tema: { type: 'string', default: 'kemampuan_analitis' },
        kompetensi: { type: 'string', default: 'M.08' },
        tingkat: { type: 'string', default: '3' },
      },
    })
    const [verb, path, extra] = positionals
    if (verb !== 'import' && verb !== 'export')
      throw new UsageError('Sebutkan: petakom items import PAKET atau petakom items export BERKAS.zip.')
    if (path === undefined)
      throw new UsageError(verb === 'import' ? 'Sebutkan paket yang diimpor.' : 'Sebutkan berkas zip yang ditulis.')
    if (extra !== undefined) throw new UsageError(`Sebutkan satu paket saja; "${extra}" berlebih.`)
    if (verb === 'export') return (await import('./items/export-bank.ts')).exportToFile(path, values.instansi)
    const toBank = values.instansi !== undefined || values.check || values.apply
    if (!toBank) return (await import('./items/report-package.ts')).reportPackage(path, values.report)
    if (values.check === values.apply) throw new UsageError('Pilih salah satu: --check atau --apply.')
    if (!/^[1-5]$/.test(values.tingkat)) throw new UsageError(`Tingkat "${values.tingkat}" bukan 1 sampai 5.`)
    return (await import('./items/import-to-bank.ts')).importToBank(path, values)
  },
}
