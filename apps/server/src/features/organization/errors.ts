import { defineErrors } from '../../plugins/app-error.ts'

export const organizationErrors = defineErrors({
  UNIT_CODE_TAKEN: [409, 'Kode unit {code} sudah dipakai. Pilih kode lain.'],
  UNIT_IN_CIRCLE: [409, 'Unit {name} tidak dapat berada di bawah dirinya sendiri. Pilih unit induk lain.'],
  UNIT_UNKNOWN: [400, 'Unit induk yang dipilih tidak ada. Pilih dari daftar unit.'],
  JABATAN_NAME_TAKEN: [409, 'Jabatan {name} sudah ada di unit ini. Ubah jabatan itu, atau beri nama lain.'],
  SEATS_BELOW_FILLED: [409, 'Formasi {seats} lebih kecil daripada {filled} pejabat yang mengisinya. Naikkan formasi.'],
  STANDARD_INCOMPLETE: [400, 'Standar harus memuat sembilan kompetensi; yang belum ada: {missing}.'],
  STANDARD_OVERLAPS: [409, 'Sudah ada standar yang mulai berlaku {date}. Pilih tanggal sesudahnya.'],
})
