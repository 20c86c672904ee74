import { defineErrors } from '../../../plugins/app-error.ts'

export const correctionErrors = defineErrors({
  CORRECTION_NOT_FOUND: [404, 'Koreksi kunci ini tidak ada. Pilih dari daftar koreksi kunci.'],
  CORRECTION_ELSEWHERE: [404, 'Kegiatan ini tidak memakai versi butir yang dikoreksi. Pilih kegiatan dari daftarnya.'],
  CORRECTION_DECIDED: [
    409,
    'Koreksi ini sudah diputuskan untuk kegiatan itu. Untuk mengubahnya, usulkan koreksi baru.',
  ],
  OWN_CORRECTION: [409, 'Koreksi kunci harus diputuskan oleh orang lain, bukan pengusulnya.'],
  RESULTS_STALE: [
    409,
    'Hasil kegiatan ini tidak lagi sesuai dengan jawaban dan resepnya. Hitung ulang hasil kegiatan, lalu hitung lagi akibat koreksi.',
  ],
  EFFECT_CHANGED: [
    409,
    'Akibat koreksi ini sudah berbeda dari daftar yang Anda baca. Tidak ada yang berubah; hitung lagi akibatnya, baca, lalu putuskan.',
  ],
})
