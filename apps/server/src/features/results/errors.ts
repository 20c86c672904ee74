import { defineErrors } from '../../plugins/app-error.ts'

export const resultErrors = defineErrors({
  NOT_SCORED: [404, 'Peserta ini belum memiliki hasil. Hitung hasil kegiatan lebih dahulu.'],
  EVENT_NOT_FOUND: [404, 'Kegiatan ini tidak ada. Pilih dari daftar kegiatan.'],
})
