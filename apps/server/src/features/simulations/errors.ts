import { defineErrors } from '../../plugins/app-error.ts'

export const simulationDeskErrors = defineErrors({
  SIMULATION_DRAFT_CHANGED: [
    409,
    'Draf ini sudah disimpan dari jendela lain atau oleh orang lain. Muat yang tersimpan, atau simpan tulisan Anda di atasnya.',
  ],
  SIMULATION_DRAFT_EXISTS: [
    409,
    'Simulasi {code} sudah mempunyai draf yang belum diterbitkan. Terbitkan atau hapus draf itu dahulu.',
  ],
  SIMULATION_NOT_READY: [
    409,
    'Draf belum dapat dipakai: masih ada {count} galat. Perbaiki yang disebut dalam pemeriksaan di samping isian.',
  ],
  SIMULATION_CODE_TAKEN: [409, 'Kode {code} sudah dipakai simulasi lain. Beri draf ini kode lain.'],
  SIMULATION_CODE_CHANGED: [
    409,
    'Versi berikutnya memakai kode yang sama, yaitu {code}. Untuk simulasi lain, buat draf bentuk paralel.',
  ],
  SIMULATION_UNCHANGED: [409, 'Isi draf sama dengan versi {version}. Tidak ada yang perlu diterbitkan.'],
  SIMULATION_VERSION_MOVED: [
    409,
    'Simulasi ini sudah menjadi versi {version} sejak draf dibuat. Bandingkan dahulu; terbitkan sekali lagi bila draf ini yang berlaku.',
  ],
  SIMULATION_NO_FILE: [400, 'Tidak ada berkas dalam kiriman ini. Pilih berkas YAML atau JSON.'],
  SIMULATION_FILE_TOO_LARGE: [400, 'Berkas simulasi paling besar {megabytes} MB. Perkecil berkasnya, lalu kirim lagi.'],
  SIMULATION_OWN_REVIEW: [409, 'Versi harus ditelaah oleh orang yang tidak ikut menulisnya.'],
  SIMULATION_REVIEW_NOTE: [400, 'Pengembalian memerlukan catatan: tulis apa yang harus diperbaiki.'],
  SIMULATION_VERSION_CHANGED: [
    409,
    'Simulasi ini sudah berubah menjadi versi {version} selagi Anda membaca. Muat ulang, lalu putuskan untuk versi itu.',
  ],
  SIMULATION_ALREADY_REVIEWED: [409, 'Versi {version} sudah disetujui. Tidak perlu ditelaah lagi.'],
  SIMULATION_NOT_REVIEWED: [409, 'Versi {version} belum disetujui orang kedua, sehingga belum dapat dipakai.'],
})
