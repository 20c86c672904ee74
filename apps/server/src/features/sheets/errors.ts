import { defineErrors } from '../../plugins/app-error.ts'

export const sheetErrors = defineErrors({
  SHEET_CODE_TAKEN: [
    409,
    'Kode lembar {code} sudah dipakai. Pilih kode lain, atau buka lembar itu dan simpan sebagai versi baru.',
  ],
  SHEET_CHANGED: [
    409,
    'Lembar ini sudah disimpan orang lain sebagai versi {version} sejak Anda membukanya, sehingga perubahan Anda belum disimpan. Muat ulang, lalu masukkan lagi perubahan Anda.',
  ],
  SHEET_UNCHANGED: [409, 'Isi lembar sama dengan versi yang berlaku, sehingga tidak ada versi baru yang dibuat.'],
  SHEET_KIND_FIXED: [409, 'Jenis latihan sebuah lembar tidak dapat diganti. Buat lembar baru untuk jenis yang lain.'],
  SHEET_NOT_USABLE: [
    409,
    'Lembar ini belum dapat dipakai, pada {where}: {reason}. Perbaiki dan simpan sebagai versi baru terlebih dahulu.',
  ],
  SHEET_VERSION_UNKNOWN: [404, 'Lembar ini tidak mempunyai versi {version}. Pilih versi dari daftarnya.'],
})
