import { defineErrors } from '../../plugins/app-error.ts'

export const centreErrors = defineErrors({
  CENTRE_EXISTS: [409, 'Kegiatan ini sudah mempunyai pusat penilaian. Buka pusat penilaian itu untuk mengubahnya.'],
  CENTRE_CLOSED: [409, 'Kegiatan pusat penilaian ini sudah ditutup dan tidak dapat diubah.'],
  CENTRE_OBSERVED: [
    409,
    'Asesor sudah mencatat pengamatan pada pusat penilaian ini, sehingga hal ini tidak dapat diubah lagi. Pakai perbaikan jadwal untuk perubahan pada hari pelaksanaan.',
  ],
  CENTRE_DAYS_REVERSED: [
    400,
    'Tanggal {date}: jam selesai {to} tidak sesudah jam mulai {from}. Perbaiki salah satunya.',
  ],
  CENTRE_DAY_TWICE: [400, 'Tanggal {date} tercantum lebih dari sekali. Satukan jamnya pada satu hari.'],
  CENTRE_BREAK_REVERSED: [
    400,
    'Tanggal {date}: jeda "{name}" berakhir {to}, tidak sesudah mulainya {from}. Perbaiki salah satunya.',
  ],
  SHEET_UNKNOWN: [
    400,
    'Latihan {name}: lembar pengamatannya tidak ada, belum berstatus dipakai, atau versinya tidak ada. Pilih lembar lain.',
  ],
  SHEET_COMPETENCY: [
    400,
    'Latihan {name}: kompetensi {competencies} tidak ada pada lembar pengamatannya. Pilih dari kompetensi lembar itu.',
  ],
  EXERCISE_GROUP_SIZE: [
    400,
    'Latihan {name}: kelompok {least} sampai {most} orang tidak mungkin. Jumlah paling sedikit tidak boleh di atas paling banyak.',
  ],
  EXERCISE_UNKNOWN: [400, 'Latihan {name} tidak ada lagi pada pusat penilaian ini. Muat ulang halaman lalu coba lagi.'],
  TIMETABLE_STANDS: [
    409,
    'Jadwal berisi {sittings} sesi disusun untuk latihan yang lama. Setujui penarikan jadwal itu, lalu susun jadwal lagi.',
  ],
  CENTRE_ROOM_TWICE: [400, 'Ruang {name} tercantum lebih dari sekali. Bedakan namanya.'],
  CENTRE_ROOM_USED: [
    409,
    'Ruang {name} masih dipakai {sittings} sesi. Catat ruang itu tidak tersedia lalu perbaiki jadwal, atau pindahkan sesinya.',
  ],
  CENTRE_ROOM_UNKNOWN: [
    400,
    'Ruang {name} tidak ada lagi pada pusat penilaian ini. Muat ulang halaman lalu coba lagi.',
  ],
  CANDIDATE_OBSERVED: [
    409,
    '{name} sudah diamati asesor, sehingga tidak dapat dikeluarkan. Keluarkan nama itu dari pilihan.',
  ],
  CANDIDATE_UNKNOWN: [400, 'Asesi yang disebut bukan asesi pusat penilaian ini. Pilih dari daftar asesi.'],
  ASSESSOR_UNKNOWN: [
    400,
    'Akun yang dipilih tidak ada, tidak aktif, atau tidak berperan asesor. Pilih dari daftar akun.',
  ],
  ASSESSOR_TWICE: [400, '{name} tercantum lebih dari sekali. Satu orang satu tugas dalam satu pusat penilaian.'],
  ASSESSOR_USED: [
    409,
    '{name} masih bertugas pada {sittings} sesi. Catat yang bersangkutan tidak tersedia lalu perbaiki jadwal, atau ganti pada sesinya.',
  ],
  TIE_UNKNOWN: [404, 'Hubungan itu tidak tercatat. Muat ulang halaman lalu coba lagi.'],
  ABSENCE_UNKNOWN: [
    400,
    'Yang disebut bukan asesi, asesor, pemeran, atau ruang pusat penilaian ini. Pilih dari daftarnya.',
  ],
  ABSENCE_REVERSED: [400, 'Jam selesai {to} tidak sesudah jam mulai {from}. Perbaiki salah satunya.'],
  ABSENCE_OUTSIDE: [400, 'Tanggal {day} bukan hari pusat penilaian ini. Pilih salah satu harinya.'],
  CENTRE_INCOMPLETE: [
    409,
    'Jadwal belum dapat disusun: {missing} belum ada. Lengkapi lebih dahulu pada halaman persiapan.',
  ],
  CENTRE_CHANGED_MEANWHILE: [
    409,
    'Pusat penilaian ini diubah selagi jadwal disusun, sehingga jadwal itu tidak dipakai. Susun jadwal lagi.',
  ],
  NO_TIMETABLE: [409, 'Pusat penilaian ini belum mempunyai jadwal. Susun jadwal lebih dahulu.'],
  TIMETABLE_CHANGED: [
    409,
    'Jadwal sudah berubah sejak halaman ini dimuat (sekarang versi {version}). Muat ulang halaman lalu ulangi perubahan Anda.',
  ],
  SITTING_UNKNOWN: [404, 'Sesi latihan itu tidak ada pada jadwal yang berlaku. Muat ulang halaman lalu coba lagi.'],
  SITTING_TWICE: [400, 'Satu sesi latihan disebut lebih dari sekali dalam perubahan ini. Satukan perubahannya.'],
  SITTING_FIXED: [
    409,
    'Sesi latihan {exercise} pada {day} pukul {start} sudah dimulai atau sudah diamati, sehingga tidak dapat dipindah.',
  ],
  MOVE_INTO_PAST: [409, 'Waktu {day} pukul {start} sudah lewat. Pilih waktu sesudah sekarang.'],
  MOVE_CONFLICTS: [
    409,
    'Perubahan ini melanggar {count} aturan jadwal yang tidak boleh dilanggar. Lihat daftar bentroknya, lalu pilih waktu, ruang, atau asesor lain.',
  ],
  MOVE_UNREASONED: [
    409,
    'Perubahan ini melanggar {count} aturan kenyamanan jadwal. Setujui pelanggaran itu dengan alasan tertulis, atau pilih waktu lain.',
  ],
})
