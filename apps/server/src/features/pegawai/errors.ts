import { defineErrors } from '../../plugins/app-error.ts'

export const pegawaiErrors = defineErrors({
  BATCH_NOT_OPEN: [409, 'Impor ini sudah diterapkan atau dibatalkan. Unggah berkas lagi bila perlu.'],
  BATCH_NOT_CHECKED: [409, 'Berkas ini belum selesai diperiksa. Tunggu pemeriksaannya, lalu terapkan.'],
  DATA_MOVED: [
    409,
    'Data berubah sejak berkas ini diperiksa, sehingga tidak ada yang diterapkan. Periksa lagi untuk melihat pratinjau terbaru.',
  ],
  PEGAWAI_NOT_FOUND: [404, 'Pegawai ini tidak ada. Pilih dari daftar pegawai.'],
  RECORD_NOT_FOUND: [404, 'Catatan ini tidak ada pada pegawai ini. Muat ulang halaman, lalu pilih lagi.'],
  RECORD_SUPERSEDED: [
    409,
    'Catatan ini sudah digantikan atau dicabut oleh orang lain. Muat ulang halaman untuk melihat yang berlaku.',
  ],
  RECORD_EXISTS: [
    409,
    'Sudah ada catatan yang berlaku untuk {subject}. Pakai Koreksi pada catatan itu bila isinya keliru.',
  ],
  NOTHING_CHANGED: [409, 'Isian sama dengan catatan yang berlaku, sehingga tidak ada yang dikoreksi.'],
  REASON_NEEDED: [400, 'Koreksi memerlukan alasan. Isi alasannya, misalnya nomor surat perbaikan.'],
  END_AHEAD: [
    400,
    'Riwayat memuat jabatan yang sudah berakhir, sedangkan {until} belum lewat. Jabatan sekarang diubah lewat daftar pegawai.',
  ],
  YEAR_AHEAD: [400, 'Tahun {year} belum berjalan. Isi tahun penilaian yang benar.'],
})
