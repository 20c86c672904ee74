/** Why a NIP cannot be one, or should be looked at. */
export const NIP_REASONS = {
  NIP_RUINED:
    'NIP tersimpan sebagai bilangan sehingga angka akhirnya hilang; ubah kolom menjadi teks lalu salin ulang dari SIASN',
  NIP_EMPTY: 'NIP kosong; isi dengan 18 angka',
  NIP_NOT_DIGITS: 'NIP memuat huruf atau tanda lain; isi dengan 18 angka',
  NIP_LENGTH: 'NIP terdiri dari {length} angka, seharusnya 18; periksa angka yang hilang atau berlebih',
  NIP_BIRTH_NOT_A_DAY: 'tanggal lahir dalam NIP ({birthDate}) tidak ada di kalender; periksa NIP',
  NIP_YEARS: 'tahun lahir {birthYear} dan tahun pengangkatan {appointmentYear} dalam NIP tidak masuk akal; periksa NIP',
  NIP_BIRTH_IN_FUTURE: 'tanggal lahir dalam NIP ({birthDate}) di masa depan; periksa NIP',
  NIP_APPOINTMENT_IN_FUTURE: 'tahun pengangkatan dalam NIP ({appointmentYear}) di masa depan; periksa NIP',
  NIP_MONTH_ZERO: 'bulan pengangkatan dalam NIP 00; periksa NIP',
  NIP_SEX_DIGIT: 'angka ke-15 NIP (jenis kelamin) {digit}, seharusnya 1 atau 2; periksa NIP',
  NIP_SERIAL_ZERO:
    'nomor urut NIP 000, mungkin angka akhirnya hilang oleh pengolah lembar kerja; salin ulang dari SIASN',
  NIP_AGE: 'umur saat pengangkatan {age} tahun menurut NIP, di luar 18 sampai 40; periksa NIP',
} as const
