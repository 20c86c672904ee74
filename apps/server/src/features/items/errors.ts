import { defineErrors } from '../../plugins/app-error.ts'

export const itemErrors = defineErrors({
  CODE_TAKEN: [409, 'Kode butir {code} sudah dipakai. Pilih kode lain.'],
  WEIGHTS_INVALID: [400, 'Bobot pilihan belum benar: {reason}. Perbaiki lalu simpan lagi.'],
  STATE_ORDER: [
    409,
    'Butir berstatus {from} tidak dapat langsung menjadi {to}. Ikuti urutan konsep, sedang ditelaah, ditelaah, uji coba, dipakai, ditarik.',
  ],
  STIMULUS_SHARED: [
    409,
    'Bahan {group} juga dipakai butir {codes}. Pilih untuk mengubahnya juga di sana, atau beri butir ini kode bahan lain.',
  ],
  OWN_REVIEW: [409, 'Butir harus ditelaah oleh orang yang tidak menulis satu pun versinya.'],
  NOT_IN_REVIEW: [409, 'Butir ini tidak sedang ditelaah. Ajukan dahulu untuk ditelaah.'],
  NOT_APPOINTED: [403, 'Anda tidak ditunjuk sebagai penelaah untuk peran ini. Penunjukan dilakukan administrator.'],
  VERSION_CHANGED: [
    409,
    'Butir ini sudah berubah menjadi versi {version} selagi Anda membaca. Muat ulang, lalu nilai versi itu.',
  ],
  REVISION_WITHOUT_REASON: [400, 'Permintaan perbaikan memerlukan catatan: tulis apa yang harus diperbaiki.'],
  NOT_CALIBRATED: [
    409,
    'Butir uji coba baru dapat dipakai setelah parameternya disetujui. Jalankan kalibrasi, lalu minta orang lain menyetujuinya.',
  ],
  ENEMY_UNKNOWN: [400, 'Butir {code} tidak ada di bank soal. Periksa kodenya, lalu simpan lagi.'],
  OWN_ENEMY: [400, 'Butir tidak dapat dipisahkan dari dirinya sendiri. Hapus kodenya dari daftar.'],
  RETIRED: [409, 'Butir ini sudah ditarik dan tidak dapat diubah. Buat butir baru.'],
})
