import { defineErrors } from '../../plugins/app-error.ts'

export const raterErrors = defineErrors({
  RATER_REPORT_NOT_YOURS: [
    403,
    'Laporan penilai pusat ini hanya untuk asesornya dan yang mengawasinya. Hubungi panitia bila ini keliru.',
  ],
  RATER_REPORT_CHIEF: [
    403,
    'Laporan penilai dihitung oleh panitia atau ketua asesor pusat ini. Sampaikan kepada mereka.',
  ],
})
