import { defineErrors } from '../../plugins/app-error.ts'

export const pegawaiErrors = defineErrors({
  BATCH_NOT_OPEN: [409, 'Impor ini sudah diterapkan atau dibatalkan. Unggah berkas lagi bila perlu.'],
  DATA_MOVED: [
    409,
    'Data pegawai berubah sejak berkas ini diperiksa. Unggah berkas lagi untuk melihat pratinjau terbaru.',
  ],
})
