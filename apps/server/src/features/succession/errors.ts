import { defineErrors } from '../../plugins/app-error.ts'

export const successionErrors = defineErrors({
  SUCCESSION_NO_POSTS: [
    409,
    'Belum ada jabatan struktural kritikal yang terbuka. Tandai jabatan kritikal di halaman Jabatan lebih dahulu.',
  ],
  SUCCESSION_LIMITS: [
    400,
    'Kelompok penuh ({needed} orang) lebih besar daripada batas isi kelompok ({most} orang). Perbaiki salah satunya.',
  ],
  SUCCESSION_DAY: [
    400,
    'Hari {date} di luar jangkauan: ketentuan dapat ditanyakan dari {from} sampai {until}. Perbaiki harinya.',
  ],
  SUCCESSION_RUN_OLD: [
    409,
    'Ada usulan yang lebih baru, sehingga usulan ini tidak dapat diterima lagi. Buka yang terakhir.',
  ],
  SUCCESSION_RUN_ACCEPTED: [409, 'Usulan ini sudah diterima oleh {by}. Ubah isi kelompok pada halaman jabatannya.'],
  SUCCESSION_UNPROVEN: [
    409,
    'Cara ini belum terbukti terbaik karena waktu hitung habis. Pilih cara yang lain, atau hitung lagi.',
  ],
  SUCCESSION_POST: [409, 'Jabatan ini tidak kritikal atau sudah ditutup, sehingga tidak punya kelompok suksesi.'],
  SUCCESSION_HOLDER: [409, '{name} memegang jabatan ini sekarang, sehingga tidak dimasukkan ke kelompoknya.'],
  SUCCESSION_ALREADY: [409, '{name} sudah ada dalam kelompok jabatan ini. Keluarkan dahulu bila kesiapannya berubah.'],
  SUCCESSION_NOT_READY: [
    409,
    '{name} belum memenuhi {count} ketentuan jabatan ini menurut hitungan {day}, jadi belum siap sekarang. Pilih kesiapan lain.',
  ],
  SUCCESSION_REMOVED: [409, 'Pegawai ini sudah dikeluarkan dari kelompok oleh {by}. Muat ulang halaman.'],
})
