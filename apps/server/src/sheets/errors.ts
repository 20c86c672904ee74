import { defineErrors } from '../plugins/app-error.ts'

/** Why a file as a whole is not read; its rows have reasons of their own. */
export const sheetErrors = defineErrors({
  NO_FILE: [400, 'Belum ada berkas yang dipilih. Pilih berkas XLSX atau CSV.'],
  FILE_TOO_LARGE: [
    413,
    'Berkas lebih dari {megabytes} MB. Hapus lembar atau kolom yang tidak perlu, lalu unggah lagi.',
  ],
  NOT_A_SHEET: [
    400,
    'Berkas ini bukan buku kerja XLSX atau CSV yang dapat dibaca ({reason}). Simpan ulang dari SIASN atau Excel sebagai XLSX.',
  ],
  SHEET_BOMB: [
    400,
    'Isi berkas mengembang jauh melebihi ukurannya, sehingga tidak dibuka. Simpan ulang sebagai XLSX biasa.',
  ],
  NO_HEADINGS: [
    400,
    'Baris judul kolom tidak ditemukan pada 15 baris pertama. Pakai judul kolom yang benar, misalnya {columns}.',
  ],
  HEADINGS_INCOMPLETE: [
    400,
    'Baris judul (baris {row}) belum memuat kolom {missing}. Tambahkan kolom itu lalu unggah lagi.',
  ],
  HEADINGS_SPREAD: [
    400,
    'Judul kolom terbagi pada dua baris atau memakai sel gabungan (sekitar baris {row}). Jadikan satu baris judul tanpa sel gabungan.',
  ],
  HEADINGS_DOUBLED: [400, 'Kolom {columns} muncul lebih dari sekali. Sisakan satu lalu unggah lagi.'],
  NO_ROWS: [400, 'Tidak ada baris data di bawah judul kolom. Periksa lembar pertama berkas ini.'],
  TOO_MANY_ROWS: [400, 'Berkas memuat lebih dari {most} baris. Bagi menjadi beberapa berkas.'],
})
