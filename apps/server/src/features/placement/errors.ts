import { defineErrors } from '../../plugins/app-error.ts'

export const placementErrors = defineErrors({
  ROUND_NOT_FOUND: [404, 'Putaran penempatan ini tidak ada. Pilih dari daftar putaran.'],
  PLAN_NOT_FOUND: [404, 'Rencana penempatan ini tidak ada. Pilih dari daftar rencana pada putarannya.'],
  CONSTRAINT_NOT_FOUND: [404, 'Ketentuan ini tidak ada. Pilih dari daftar ketentuan pada putarannya.'],
  ROUND_CHANGED: [
    409,
    '{by} mengubah putaran ini pada {at} ({reason}), setelah halaman Anda dibuka. Muat ulang halaman, lalu ulangi bila masih perlu.',
  ],
  ROUND_CLOSED: [
    409,
    'Putaran ini {reason}, sehingga tidak dapat diubah lagi. Buat putaran baru bila perlu perubahan.',
  ],
  ROUND_NOT_FROZEN: [409, 'Data putaran ini belum dibekukan. Bekukan data dahulu, lalu ulangi.'],
  ROUND_DATE_TOO_EARLY: [
    400,
    'Pada {day} belum ada aturan penempatan yang berlaku untuk jenjang yang dipilih. Pilih tanggal yang lebih baru.',
  ],
  ROUND_DATE_TOO_LATE: [
    400,
    'Tanggal putaran paling jauh {day}: data pegawai belum dapat berbicara tentang hari sesudahnya. Pilih tanggal yang lebih awal.',
  ],
  ROUND_UNIT_UNKNOWN: [400, 'Unit kerja yang dipilih tidak ada. Muat ulang halaman, lalu pilih dari daftar.'],
  ROUND_WITHOUT_POSTS: [
    409,
    'Tidak ada jabatan struktural yang terbuka pada {day} dalam lingkup putaran ini. Pilih jenjang atau unit kerja lain dalam putaran baru.',
  ],
  SNAPSHOT_POST_UNKNOWN: [
    400,
    'Jabatan nomor {post} tidak ada dalam data beku putaran ini. Muat ulang halaman, lalu pilih dari daftar.',
  ],
  SNAPSHOT_OFFICIAL_UNKNOWN: [
    400,
    'Pegawai nomor {official} tidak ada dalam data beku putaran ini. Muat ulang halaman, lalu pilih dari daftar.',
  ],
  PAIR_BARRED: [
    409,
    '{official} tidak dapat ditempatkan pada {post}: aturan {reason} tidak terpenuhi ({clause}), dan waktu tidak akan mengubahnya. Pilih pegawai atau jabatan lain.',
  ],
  PAIR_BARRED_UNTIL: [
    409,
    '{official} belum dapat ditempatkan pada {post}: aturan {reason} tidak terpenuhi ({clause}) dan baru terpenuhi pada {day}. Pilih pegawai atau jabatan lain.',
  ],
  PAIR_UNKNOWN: [
    409,
    '{official} belum dapat ditempatkan pada {post} karena {reason} belum tercatat. Lengkapi datanya, bekukan data lagi, lalu ulangi.',
  ],
  PAIR_DEMOTION: [
    409,
    '{post} lebih rendah daripada jenjang {official} sekarang. Petakom tidak menempatkan pegawai ke jenjang yang lebih rendah; pilih jabatan lain.',
  ],
  PAIR_LATERAL: [
    409,
    '{post} setingkat dengan jabatan {official} sekarang, sedangkan putaran ini tidak membuka perpindahan setingkat. Pilih jabatan lain atau buat putaran yang membukanya.',
  ],
  PAIR_SAME_POST: [409, '{official} sudah menduduki {post} pada kursi lain. Pilih jabatan lain.'],
  POST_HOLDER_KEPT: [
    409,
    '{post} dipegang {holder} yang belum dapat dibandingkan, sehingga tetap di sana. Lengkapi datanya, bekukan data lagi, lalu ulangi.',
  ],
  OFFICIAL_KEPT: [
    409,
    '{official} belum dapat dibandingkan pada jabatannya sendiri karena {reason} belum tercatat, sehingga tetap di sana. Lengkapi datanya, bekukan data lagi, lalu ulangi.',
  ],
  CONSTRAINT_CONTRADICTS: [
    409,
    'Ketentuan ini tidak dapat berlaku bersama ketentuan "{other}" (alasannya: {why}). Cabut yang itu dahulu bila yang baru lebih tepat.',
  ],
  CONSTRAINT_REPEATS: [
    409,
    'Ketentuan "{other}" sudah berarti sama (alasannya: {why}), jadi tidak perlu ditambahkan lagi.',
  ],
  CONSTRAINT_WITHOUT_PLAN: [
    409,
    'Ketentuan ini tidak menyisakan satu rencana pun: seseorang yang memangku jabatan akan kehilangan tempat. Pilih ketentuan lain, atau cabut salah satu yang sudah ada.',
  ],
  PRICE_CHANGED: [
    409,
    'Harga ketentuan ini sekarang {points} poin, bukan {shown} poin seperti yang diperlihatkan. Tinjau harga baru, lalu setujui lagi bila tetap perlu.',
  ],
  CONSTRAINT_REMOVED: [409, 'Ketentuan ini sudah dicabut oleh {by}. Muat ulang halaman.'],
  CONSTRAINT_ORPHAN: [
    409,
    'Ketentuan "{other}" menunjuk pegawai atau jabatan yang tidak ada lagi dalam data beku. Cabut ketentuan itu, lalu susun rencana lagi.',
  ],
  PLAN_OUT_OF_TIME: [
    409,
    'Dalam {seconds} detik belum ditemukan satu rencana pun. Beri waktu lebih lama atau longgarkan batas perpindahan, lalu susun lagi.',
  ],
  PLAN_WITHOUT_ASSIGNMENT: [
    409,
    'Rencana {number} tidak mempunyai susunan karena ketentuannya tidak dapat dipenuhi bersama. Pilih rencana lain.',
  ],
  PLANS_OF_OTHER_ROUND: [
    400,
    'Kedua rencana harus berasal dari putaran ini. Muat ulang halaman, lalu pilih dari daftar.',
  ],
  PLANS_OF_OTHER_DATA: [
    409,
    'Rencana {a} dan {b} disusun dari data beku yang berbeda, sehingga tidak dapat dibandingkan. Susun lagi yang lama dengan data sekarang.',
  ],
  CURVE_TOO_LARGE: [
    409,
    'Kurva perpindahan memerlukan {points} rencana, paling banyak {most}. Persempit putaran dengan memilih satu unit kerja.',
  ],
})
