import { defineErrors } from '../../plugins/app-error.ts'

export const assessorErrors = defineErrors({
  NOT_AN_ASSESSOR: [
    409,
    'Akun {name} tidak berperan asesor. Tambahkan peran itu di halaman Pengguna, lalu daftarkan lagi.',
  ],
  ASSESSOR_NOT_REGISTERED: [
    409,
    'Asesor ini belum terdaftar. Isi jenjang dan target yang boleh dinilainya terlebih dahulu.',
  ],
  ASSESSOR_SAME: [409, 'Data yang dikirim sama dengan yang tercatat, sehingga tidak ada yang diubah.'],
  TIER_UNKNOWN: [400, 'Jenjang {tier} tidak dikenal. Pilih dari daftar jenjang.'],
  CERTIFICATE_DATES: [400, 'Sertifikat berakhir {until}, sebelum tanggal terbitnya {from}. Periksa kedua tanggal itu.'],
  CERTIFICATE_THERE: [
    409,
    'Sertifikat nomor {number} sudah tercatat untuk asesor ini. Tarik catatan itu bila isinya keliru.',
  ],
  ALREADY_WITHDRAWN: [409, 'Catatan ini sudah ditarik oleh {name}. Muat ulang untuk melihat keadaan sekarang.'],
  ASSESSOR_OWN: [403, 'Data asesor milik sendiri dicatat orang lain. Mintalah anggota panitia lain mencatatnya.'],
  OVERRIDE_OWN: [
    403,
    'Izin untuk diri sendiri harus diberikan orang lain. Mintalah anggota panitia lain memberikannya.',
  ],
  OVERRIDE_DATES: [400, 'Izin paling lama 366 hari dan berakhir sesudah mulainya. Periksa kedua tanggal itu.'],

  CASE_RATINGS_INCOMPLETE: [
    400,
    'Nilai untuk {person} pada {competency} belum lengkap: setiap orang dinilai sekali pada setiap kompetensi dan menunjuk sedikitnya satu kalimatnya sendiri.',
  ],
  TRAINING_DONE: [
    409,
    'Naskah latihan ini sudah Anda kumpulkan dan nilai acuannya sudah terbuka, sehingga tidak dapat dinilai ulang.',
  ],
  TRAINING_FIRST: [
    409,
    'Masih ada {count} naskah latihan yang belum Anda kumpulkan. Selesaikan semuanya sebelum uji ketepatan.',
  ],
  CALIBRATION_KEY_SEEN: [
    409,
    'Akun ini pernah membuka nilai acuan naskah uji {code}, sehingga uji ketepatan tidak lagi mengukur apa pun. Mintalah panitia memuat naskah uji yang lain.',
  ],
  CALIBRATION_EMPTY: [409, 'Belum ada naskah uji ketepatan yang berlaku. Hubungi panitia.'],
  CALIBRATION_TOO_SOON: [
    409,
    'Uji ketepatan dapat diulang mulai {day}. Pelajari lagi naskah latihan dan jangkarnya sampai saat itu.',
  ],
  CALIBRATION_OTHER_CASES: [
    409,
    'Naskah uji ketepatan sudah berganti sejak halaman ini dibuka, sehingga belum ada yang dikumpulkan. Muat ulang, lalu nilai naskah yang baru.',
  ],
  CASE_VERSION_OLD: [
    409,
    'Naskah {code} sudah mempunyai versi {version}. Naikkan nomor versi berkasnya, lalu muat lagi.',
  ],
  CASE_PURPOSE_FIXED: [
    409,
    'Naskah {code} dipakai untuk tujuan lain. Naskah latihan tidak dapat menjadi naskah uji, atau sebaliknya; pakai kode baru.',
  ],
  CASE_RETIRED: [409, 'Naskah ini sudah tidak dipakai. Kembali ke daftar dan pilih naskah lain.'],
})
