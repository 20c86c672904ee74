import type { PracticeItem } from './practice-item.ts'

const stimulus = {
  kind: 'table',
  caption: 'Peminjaman buku di tiga taman bacaan, bulan lalu',
  columns: ['Taman bacaan', 'Buku dipinjam', 'Hari buka', 'Anggota'],
  rows: [
    ['Teratai', 180, 20, 90],
    ['Mawar', 208, 26, 130],
    ['Sakura', 150, 15, 60],
  ],
} as const
const table = { ...stimulus, columns: [...stimulus.columns], rows: stimulus.rows.map((row) => [...row]) }

export const writing: readonly PracticeItem[] = [
  {
    id: 'latihan-13',
    content: {
      stimulus: null,
      stem: 'Pasangkan setiap keperluan dengan alat yang paling sesuai.',
      interaction: {
        type: 'match',
        left: [
          { id: 'A', text: 'Mengukur panjang meja' },
          { id: 'B', text: 'Menimbang tepung' },
          { id: 'C', text: 'Mengukur suhu ruang' },
        ],
        right: [
          { id: 'P', text: 'Termometer' },
          { id: 'Q', text: 'Pita ukur' },
          { id: 'R', text: 'Neraca' },
          { id: 'S', text: 'Jam' },
        ],
        mostPerRight: 1,
      },
    },
    scoring: {
      type: 'match',
      pairs: [
        ['A', 'Q', 1],
        ['B', 'R', 1],
        ['C', 'P', 1],
      ],
    },
    best: {
      pairs: [
        ['A', 'Q'],
        ['B', 'R'],
        ['C', 'P'],
      ],
    },
    explanation: 'Panjang dengan pita ukur, berat dengan neraca, suhu dengan termometer. Jam tidak dipakai.',
  },
  {
    id: 'latihan-14',
    content: {
      stimulus: null,
      stem: 'Pasangkan setiap keluhan pengunjung dengan tanggapan yang paling sesuai.',
      interaction: {
        type: 'match',
        left: [
          { id: 'A', text: 'Lampu di ruang baca redup' },
          { id: 'B', text: 'Nama saya salah pada kartu anggota' },
          { id: 'C', text: 'Buku yang saya cari tidak ada di rak' },
        ],
        right: [
          { id: 'P', text: 'Memeriksa catatan pinjaman buku itu' },
          { id: 'Q', text: 'Mengganti bola lampu' },
          { id: 'R', text: 'Memperbaiki data dan mencetak ulang' },
          { id: 'S', text: 'Menambah kursi' },
        ],
        mostPerRight: 1,
      },
    },
    scoring: {
      type: 'match',
      pairs: [
        ['A', 'Q', 1],
        ['B', 'R', 1],
        ['C', 'P', 1],
      ],
    },
    best: {
      pairs: [
        ['A', 'Q'],
        ['B', 'R'],
        ['C', 'P'],
      ],
    },
    explanation: 'Setiap tanggapan menyelesaikan keluhannya. Menambah kursi tidak menjawab satu pun.',
  },
  {
    id: 'latihan-15',
    content: {
      stimulus: table,
      stem: 'Berapa rata-rata buku yang dipinjam per hari buka di taman bacaan Mawar?',
      interaction: { type: 'numeric', unit: 'buku per hari', decimals: 1 },
    },
    scoring: { type: 'numeric', ranges: [{ low: '8', high: '8', points: 1 }] },
    best: { number: '8' },
    explanation: '208 buku dibagi 26 hari buka sama dengan 8 buku per hari.',
  },
  {
    id: 'latihan-16',
    content: {
      stimulus: table,
      stem: 'Berapa rata-rata buku yang dipinjam setiap anggota di taman bacaan Sakura?',
      interaction: { type: 'numeric', unit: 'buku', decimals: 1 },
    },
    scoring: { type: 'numeric', ranges: [{ low: '2.5', high: '2.5', points: 1 }] },
    best: { number: '2.5' },
    explanation: '150 buku dibagi 60 anggota sama dengan 2,5 buku. Angka desimal ditulis dengan koma.',
  },
  {
    id: 'latihan-17',
    content: {
      stimulus: table,
      stem: 'Taman bacaan mana yang paling banyak meminjamkan buku per hari buka? Tulis namanya.',
      interaction: { type: 'short-text', most: 20 },
    },
    scoring: {
      type: 'short-text',
      accepted: [
        { text: 'Sakura', points: 1 },
        { text: 'Taman bacaan Sakura', points: 1 },
      ],
      caseSensitive: false,
    },
    best: { text: 'Sakura' },
    explanation: 'Teratai 9, Mawar 8, dan Sakura 10 buku per hari buka. Huruf besar atau kecil tidak dibedakan.',
  },
  {
    id: 'latihan-18',
    content: {
      stimulus: null,
      stem: 'Tandai satu kalimat yang tidak ada hubungannya dengan pokok pengumuman.',
      interaction: {
        type: 'hot-text',
        segments: [
          { id: 'A', text: 'Kolam renang tutup pada hari Senin untuk dibersihkan.' },
          { text: ' ' },
          { id: 'B', text: 'Kolam dibuka lagi pada hari Selasa pukul 07.00.' },
          { text: ' ' },
          { id: 'C', text: 'Perpustakaan menerima sumbangan buku.' },
          { text: ' ' },
          { id: 'D', text: 'Tiket untuk hari Senin dapat dipakai pada hari lain.' },
        ],
        least: 1,
        most: 1,
      },
    },
    scoring: { type: 'hot-text', weights: { A: 0, B: 0, C: 1, D: 0 }, rule: 'sum-floored' },
    best: { choices: ['C'] },
    explanation: 'Pengumuman itu tentang kolam renang yang tutup. Kalimat C tentang perpustakaan.',
  },
  {
    id: 'latihan-19',
    content: {
      stimulus: table,
      stem: 'Tandai satu kalimat yang bertentangan dengan isi tabel.',
      interaction: {
        type: 'hot-text',
        segments: [
          { id: 'A', text: 'Anggota terbanyak ada di Mawar.' },
          { text: ' ' },
          { id: 'B', text: 'Teratai mempunyai hari buka paling sedikit.' },
          { text: ' ' },
          { id: 'C', text: 'Setiap anggota Teratai rata-rata meminjam dua buku.' },
        ],
        least: 1,
        most: 1,
      },
    },
    scoring: { type: 'hot-text', weights: { A: 0, B: 1, C: 0 }, rule: 'sum-floored' },
    best: { choices: ['B'] },
    explanation: 'Hari buka paling sedikit ada di Sakura, 15 hari. A benar: 130 anggota. C benar: 180 dibagi 90.',
  },
  {
    id: 'latihan-20',
    content: {
      stimulus: null,
      stem: 'Seorang tamu pertama kali datang ke kantor Anda dengan angkutan umum. Tulislah petunjuk singkat dari halte terdekat sampai ke meja tamu.',
      interaction: { type: 'long-text', mostWords: 80 },
    },
    scoring: {
      type: 'long-text',
      rubric:
        '0: tidak ada petunjuk. 1: petunjuk tanpa tanda yang dapat dikenali. 2: urutannya jelas dan tandanya dapat dikenali.',
      most: 2,
    },
    best: null,
    explanation:
      'Pada ujian, uraian dinilai asesor dengan rubrik. Uraian yang baik mengikuti urutan perjalanan, menyebut tanda yang mudah dikenali, dan cukup singkat.',
  },
]
