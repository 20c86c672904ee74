import { defineErrors } from '../../../plugins/app-error.ts'

export const debriefErrors = defineErrors({
  DEBRIEF_NOT_FOUND: [404, 'Pertemuan umpan balik ini tidak ada. Muat ulang halaman, lalu pilih dari daftar.'],
  DEBRIEF_ACKNOWLEDGED: [
    409,
    'Pertemuan ini sudah disahkan peserta, sehingga catatannya tidak dapat diubah. Catat pertemuan baru bila ada yang perlu dibetulkan.',
  ],
  DEBRIEF_CHANGED: [
    409,
    'Catatan pertemuan ini sudah diubah orang lain. Muat ulang halaman, baca isinya yang baru, lalu ulangi.',
  ],
  DEBRIEF_BEFORE_RESULT: [400, 'Tanggal pertemuan {day} mendahului tanggal penilaian {assessed}. Periksa tanggalnya.'],
  DEBRIEF_LATER: [400, 'Tanggal {day} belum tiba. Catat pertemuan atau tanda tangan sesudah berlangsung.'],
  DEBRIEF_SIGNED_BEFORE: [400, 'Tanggal tanda tangan {day} mendahului pertemuan {held}. Periksa tanggalnya.'],
})
