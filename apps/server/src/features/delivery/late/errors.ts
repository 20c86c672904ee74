import { defineErrors } from '../../../plugins/app-error.ts'

export const lateErrors = defineErrors({
  NOTHING_LATE: [
    409,
    'Tidak ada jawaban yang datang setelah waktu pada ujian ini, sehingga tidak ada yang diputuskan.',
  ],
  LATE_CHANGED: [
    409,
    'Jawaban susulan ujian ini kini {count}, bukan {seen}. Belum ada yang diputuskan; periksa lagi, lalu putuskan.',
  ],
  TIME_NOT_OVER: [
    409,
    'Waktu ujian ini belum habis. Putuskan setelah ujian dikumpulkan atau ditutup, agar semua jawaban ikut ditimbang.',
  ],
})
