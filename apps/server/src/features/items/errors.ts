import { defineErrors } from '../../plugins/app-error.ts'

export const itemErrors = defineErrors({
  CODE_TAKEN: [409, 'Kode butir {code} sudah dipakai. Pilih kode lain.'],
  WEIGHTS_INVALID: [400, 'Bobot pilihan belum benar: {reason}. Perbaiki lalu simpan lagi.'],
  STATE_ORDER: [
    409,
    'Butir berstatus {from} tidak dapat langsung menjadi {to}. Ikuti urutan konsep, ditelaah, dipakai, ditarik.',
  ],
  OWN_REVIEW: [409, 'Butir harus ditelaah oleh orang lain, bukan penulisnya sendiri.'],
  RETIRED: [409, 'Butir ini sudah ditarik dan tidak dapat diubah. Buat butir baru.'],
})
