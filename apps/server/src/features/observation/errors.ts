import { defineErrors } from '../../plugins/app-error.ts'

export const observationErrors = defineErrors({
  OBSERVATION_NOT_YOURS: [
    403,
    'Anda tidak terdaftar sebagai asesor pada pusat penilaian ini, sehingga catatan tidak disimpan di server. Catatan tetap ada di perangkat; mintalah panitia memeriksa daftar asesor.',
  ],
  OBSERVATION_FULL: [
    409,
    'Catatan untuk sesi ini sudah mencapai {most} tindakan dan tidak dapat ditambah. Hubungi panitia.',
  ],
})
