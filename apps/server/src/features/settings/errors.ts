import { defineErrors } from '../../plugins/app-error.ts'

export const settingErrors = defineErrors({
  WINDOW_NOT_FOUND: [404, 'Jeda ini tidak ada. Muat ulang halaman, lalu pilih lagi.'],
  WINDOW_SUPERSEDED: [
    409,
    'Jeda ini sudah digantikan atau dicabut oleh orang lain. Muat ulang halaman untuk melihat yang berlaku.',
  ],
  WINDOW_OVERLAPS: [
    409,
    'Masa ini beririsan dengan {from} sampai {until} yang sudah berlaku. Koreksi yang itu, atau pilih masa lain.',
  ],
  WINDOW_UNCHANGED: [409, 'Isian sama dengan jeda yang berlaku, sehingga tidak ada yang dikoreksi.'],
  WINDOW_REASON_NEEDED: [400, 'Koreksi memerlukan alasan. Isi alasannya, misalnya nomor keputusan KPU.'],
  PERMIT_WITHOUT_FREEZE: [
    400,
    'Izin tertulis hanya berlaku untuk masa jeda. Kosongkan izinnya, atau pilih jenis jeda.',
  ],
})
