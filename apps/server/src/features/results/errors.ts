import { defineErrors } from '../../plugins/app-error.ts'

export const resultErrors = defineErrors({
  NOT_SCORED: [404, 'Peserta ini belum memiliki hasil. Hitung hasil kegiatan lebih dahulu.'],
  NOTHING_TO_ARCHIVE: [409, 'Belum ada hasil dalam kegiatan ini. Hitung hasil lebih dahulu, lalu susun laporannya.'],
  NOTHING_TO_REPORT: [
    409,
    'Belum ada hasil dalam kegiatan ini. Hitung hasil lebih dahulu, lalu buka laporan kegiatan.',
  ],
  NO_ARCHIVE: [404, 'Arsip laporan belum disusun. Tekan Susun semua laporan, lalu unduh.'],
  RECIPE_NOT_FOUND: [404, 'Resep {version} tidak ada. Pilih dari daftar resep.'],
  RECIPE_CHANGED: [
    409,
    'Resep kegiatan ini diganti orang lain selagi hasil dihitung. Tidak ada yang berubah; hitung lagi.',
  ],
  RULED_MEANWHILE: [
    409,
    'Putusan atas jawaban susulan dibuat selagi hasil dihitung. Tidak ada yang berubah; hitung lagi.',
  ],
  EVENT_NOT_FOUND: [404, 'Kegiatan ini tidak ada. Pilih dari daftar kegiatan.'],
})
