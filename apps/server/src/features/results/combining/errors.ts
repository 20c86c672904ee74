import { defineErrors } from '../../../plugins/app-error.ts'

export const combiningErrors = defineErrors({
  COMBINING_NOT_FOUND: [404, 'Usulan resep gabungan ini tidak ada. Muat ulang halaman, lalu pilih dari daftar.'],
  COMBINING_DECIDED: [409, 'Usulan ini sudah diputuskan. Muat ulang halaman untuk melihat putusannya.'],
  COMBINING_OWN: [403, 'Usulan sendiri diputuskan orang lain. Mintalah administrator lain memeriksanya.'],
  COMBINING_TOO_EARLY: [
    409,
    'Resep gabungan berlaku paling cepat {day}, agar hasil yang sudah dihitung tidak berubah sendiri. Pilih tanggal itu atau sesudahnya.',
  ],
  COMBINING_CAPS: [
    400,
    'Batas bobot ketiga metode berjumlah {sum} %, kurang dari 100 %. Naikkan salah satunya agar bobot dapat dibagi habis.',
  ],
  COMBINING_UNCHANGED: [
    400,
    'Usulan ini sama dengan resep {version} yang berlaku pada tanggal itu. Ubah isinya dahulu.',
  ],
})
