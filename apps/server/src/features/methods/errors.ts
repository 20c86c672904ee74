import { defineErrors } from '../../plugins/app-error.ts'

export const methodErrors = defineErrors({
  METHOD_CHANGED: [
    409,
    '{name} sudah diubah orang lain (versi {version}). Muat ulang halaman untuk melihatnya, lalu ubah lagi bila perlu.',
  ],
  METHOD_UNCHANGED: [409, 'Isian sama dengan yang berlaku, sehingga tidak ada yang diubah.'],
})
