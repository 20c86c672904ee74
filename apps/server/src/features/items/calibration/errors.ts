import { defineErrors } from '../../../plugins/app-error.ts'

export const calibrationErrors = defineErrors({
  CALIBRATION_NOT_FOUND: [404, 'Kalibrasi ini tidak ada. Pilih dari daftar kalibrasi.'],
  EVENT_UNKNOWN: [400, 'Salah satu kegiatan yang dipilih tidak ada. Muat ulang halaman, lalu pilih dari daftar.'],
  NOTHING_TO_CALIBRATE: [
    409,
    'Kalibrasi memerlukan sedikitnya dua butir dengan {minimum} jawaban atau lebih dan semua kategorinya terpakai. Pilih kegiatan lain, cakupan yang lebih luas, atau batas jawaban yang lebih kecil.',
  ],
  NO_PILOT_TO_CALIBRATE: [
    409,
    'Penautan ke butir tetap memerlukan sedikitnya satu butir uji coba dengan {minimum} jawaban atau lebih yang semua kategorinya terpakai, dan {anchors} butir yang dinilai. Tunggu lebih banyak jawaban, atau pilih kegiatan lain.',
  ],
  ALREADY_DECIDED: [409, 'Kalibrasi ini sudah diputuskan dan tidak dapat diputuskan lagi. Jalankan kalibrasi baru.'],
  OWN_CALIBRATION: [409, 'Kalibrasi harus diputuskan oleh orang lain, bukan yang menjalankannya.'],
  NOT_CONVERGED: [409, 'Taksiran kalibrasi ini belum mantap, jadi tidak dapat disetujui. Tolak, lalu jalankan lagi.'],
  TOO_EARLY: [
    409,
    'Parameter baru paling awal berlaku mulai {day}, agar hasil yang sudah ada tidak berubah tanpa keputusan. Pilih hari itu atau sesudahnya.',
  ],
})
