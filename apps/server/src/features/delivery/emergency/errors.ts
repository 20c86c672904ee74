import { defineErrors } from '../../../plugins/app-error.ts'

export const emergencyErrors = defineErrors({
  EMERGENCY_NO_FILE: [400, 'Tidak ada berkas yang diterima. Pilih berkas darurat peserta (.petakom), lalu kirim lagi.'],
  EMERGENCY_TOO_LARGE: [
    413,
    'Berkas ini lebih besar dari {megabytes} MB, sehingga bukan berkas darurat peserta. Periksa berkas yang dipilih.',
  ],
  EMERGENCY_UNREADABLE: [
    400,
    'Isi berkas ini bukan berkas darurat peserta yang utuh. Salin lagi berkasnya dari perangkat peserta, lalu kirim lagi.',
  ],
  EMERGENCY_SEAL: [
    400,
    'Segel berkas ini tidak cocok: isinya berubah atau tidak dibuat oleh halaman ujian server ini. Tidak ada yang disimpan. Salin lagi dari perangkat peserta.',
  ],
  EMERGENCY_OTHER_EVENT: [
    409,
    'Berkas ini bukan dari ujian pada kegiatan ini. Tidak ada yang disimpan. Buka kegiatan yang benar, lalu kirim lagi.',
  ],
})
