import { defineErrors } from '../../plugins/app-error.ts'

export const eventErrors = defineErrors({
  DATES_REVERSED: [
    400,
    'Tanggal selesai {endsOn} lebih awal daripada tanggal mulai {startsOn}. Perbaiki salah satunya.',
  ],
  EVENT_TOO_LONG: [400, 'Kegiatan berlangsung {days} hari; paling lama 60 hari. Perbaiki tanggalnya.'],
  HOURS_REVERSED: [400, 'Jam selesai {dayEnd} tidak sesudah jam mulai {dayStart}. Perbaiki salah satunya.'],
  BREAK_REVERSED: [400, 'Jeda "{name}" berakhir {to}, tidak sesudah mulainya {from}. Perbaiki salah satunya.'],
  BREAK_ON_NO_DAY: [400, 'Jeda "{name}" tidak berlaku pada hari apa pun. Pilih harinya, atau hapus jeda itu.'],
  HOLIDAY_OUTSIDE: [
    400,
    'Hari libur {date} di luar kegiatan, {startsOn} sampai {endsOn}. Hapus hari itu, atau ubah tanggal kegiatan.',
  ],
  NO_DAY_OPEN: [400, 'Semua hari kegiatan ditandai libur. Sisakan sedikitnya satu hari untuk sesi.'],
  DATE_IN_PAST: [
    409,
    'Tanggal mulai {startsOn} sudah lewat. Pilih tanggal hari ini atau sesudahnya, atau tandai sebagai pencatatan susulan.',
  ],
  SESSION_IN_PAST: [
    409,
    'Sesi pertama jatuh pada {startsAt}, yang sudah lewat. Ubah tanggal kegiatan, atau tandai sebagai pencatatan susulan.',
  ],
  SESSION_OVER: [409, 'Sesi {session} sudah berakhir. Pilih sesi yang belum berlangsung.'],
  HAS_RECORDS: [
    409,
    'Sudah ada catatan pada lembar ujian peserta, misalnya waktu tambahan, sehingga tidak dapat dihapus atau diganti.',
  ],
  PILOTS_LEAVE: [
    409,
    'Rancangan ini memuat butir uji coba {codes}, yang keluar bila disusun ulang. Setujui keluarnya pada formulir, lalu sisipkan lagi lewat Butir uji coba.',
  ],
  ITEM_TWICE: [400, 'Butir {code} dipilih lebih dari sekali. Satu butir hanya untuk satu latihan.'],
  TOO_MANY_PEOPLE: [
    409,
    'Peserta {participants} orang, kursi {seats}: kurang {missing} kursi. Tambah hari, kapasitas, atau persingkat sesi.',
  ],
  NO_SESSION_FITS: [
    409,
    'Tidak ada sesi {minutes} menit yang muat di antara jam kerja dan jeda. Persingkat sesi atau ubah jam.',
  ],
  NO_PARTICIPANTS: [409, 'Belum ada peserta. Pilih peserta lebih dahulu.'],
  NO_DESIGN: [409, 'Rancangan belum memuat latihan dengan butir atau simulasi. Susun rancangan lebih dahulu.'],
  DESIGN_TOO_LONG: [
    409,
    'Latihan berjumlah {total} menit, sedangkan sesi hanya {session} menit. Persingkat latihan atau panjangkan sesi.',
  ],
  EVENT_CLOSED: [409, 'Kegiatan ini sudah ditutup dan tidak dapat diubah.'],
  EVENT_STARTED: [
    409,
    'Sudah ada peserta yang mulai mengerjakan, sehingga rancangan dan jadwal tidak dapat disusun ulang.',
  ],
  ITEM_UNKNOWN: [400, 'Butir {code} tidak ada di bank atau belum berstatus dipakai. Pilih butir lain.'],
  NO_ITEMS: [400, 'Latihan {name} tidak memuat butir. Pilih butir yang mengukur sasarannya.'],
  DELIVERY_MIXED: [
    400,
    'Latihan {name}: kisi-kisi dan adaptif tidak dapat dipakai bersama, dan adaptif memerlukan pengaturannya. Pilih salah satu.',
  ],
  BLUEPRINT_SHORT: [
    400,
    'Latihan {name}: baris kisi-kisi yang belum terpenuhi (baris: tersedia/diminta) ialah {rows}. Kurangi jumlahnya atau tambah butirnya; butir berlawanan tidak dipakai bersama.',
  ],
  ADAPTIVE_LENGTH: [
    400,
    'Latihan {name}: adaptif meminta {min} sampai {max} butir dari {items} butir. Jumlah paling sedikit tidak boleh di atas paling banyak, dan paling banyak tidak boleh di atas butir yang ada.',
  ],
  ADAPTIVE_SHARES: [
    400,
    'Latihan {name}: bagian bidang isi {area} berjumlah {sum}%. Setiap bidang disebut sekali, dan jumlah seluruhnya harus 100%.',
  ],
  ADAPTIVE_SHORT: [
    400,
    'Latihan {name}: untuk {max} butir dengan batas keterpaparan {limit}%, setiap peserta pasti mempunyai (bidang: tersedia/diminta; Σ: seluruhnya) {rows}. Naikkan batasnya, ubah bagian bidang isi, kurangi jumlah paling banyak, atau tambah butirnya.',
  ],
  ADAPTIVE_RATED: [
    400,
    'Latihan {name}: butir {code} dinilai oleh asesor, sehingga tidak dapat dipakai dalam latihan adaptif. Keluarkan butir itu.',
  ],
  SIMULATION_UNKNOWN: [
    400,
    'Latihan {name}: simulasi ini tidak ada di bank atau belum disetujui untuk dipakai. Pilih simulasi lain.',
  ],
  SIMULATION_MIXED: [
    400,
    'Latihan {name} ialah simulasi, sehingga tidak memuat butir, kisi-kisi, atau pengaturan adaptif. Hapus isian itu.',
  ],
  SIMULATION_TWICE: [400, 'Simulasi {code} dipilih lebih dari sekali. Satu simulasi hanya untuk satu latihan.'],
  SIMULATION_TOO_SHORT: [
    400,
    'Latihan {name}: simulasi {code} memerlukan {minutes} menit, sedangkan waktunya {given} menit. Panjangkan waktunya.',
  ],
  SEAT_TAKEN: [409, 'Kursi {seat} pada sesi {session} sudah ditempati {name}. Pilih kursi lain.'],
  SEAT_UNKNOWN: [400, 'Sesi {session} kursi {seat} tidak ada; kursi bernomor 1 sampai {capacity}.'],
  PARTICIPANT_IN_ROUND: [
    409,
    '{name} dinilai pada putaran kuesioner {round}, sehingga tetap menjadi peserta. Keluarkan orang lain, atau biarkan putaran itu selesai.',
  ],
  PARTICIPANT_IN_CENTRE: [
    409,
    '{name} masih asesi pada pusat penilaian kegiatan ini. Keluarkan dari pusat penilaian lebih dahulu.',
  ],
  ALREADY_STARTED: [409, 'Peserta ini sudah mulai mengerjakan, sehingga tidak dapat dipindah atau dikeluarkan.'],
  ATTENDANCE_TOO_EARLY: [
    409,
    'Kehadiran {name} baru dapat dicatat pada hari sesinya, {date}. Catat pada hari itu atau sesudahnya.',
  ],
  TICKET_UNKNOWN: [404, 'Kartu ini bukan kartu kegiatan ini. Periksa kartu, atau cari nama peserta.'],
})
