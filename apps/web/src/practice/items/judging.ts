import type { PracticeItem } from './practice-item.ts'

const scale = [
  { value: 1, label: 'Tidak tepat' },
  { value: 2, label: 'Kurang tepat' },
  { value: 3, label: 'Tepat' },
]

export const judging: readonly PracticeItem[] = [
  {
    id: 'latihan-7',
    content: {
      stimulus: null,
      stem: 'Anda ketua panitia olahraga kantor. Sehari sebelum pertandingan, lapangan tergenang. Aula kosong, tetapi lebih kecil. Tindakan mana yang terbaik, dan mana yang terburuk?',
      interaction: {
        type: 'best-worst',
        options: [
          { id: 'A', text: 'Menunggu besok pagi untuk melihat apakah lapangan kering.' },
          {
            id: 'B',
            text: 'Memindahkan pertandingan yang muat ke aula, menjadwalkan sisanya, dan mengabari semua regu.',
          },
          { id: 'C', text: 'Membatalkan seluruh pertandingan tahun ini.' },
          { id: 'D', text: 'Membiarkan setiap regu mencari lapangan sendiri tanpa memberi tahu panitia.' },
        ],
      },
    },
    scoring: { type: 'best-worst', best: { A: 0, B: 1, C: 0, D: 0 }, worst: { A: 0, B: 0, C: 0, D: 1 } },
    best: { best: 'B', worst: 'D' },
    explanation:
      'B terbaik: memakai yang ada dan semua tahu. D terburuk: pertandingan tidak teratur dan panitia melepas tugasnya. A membuang waktu; C membatalkan tanpa perlu.',
  },
  {
    id: 'latihan-8',
    content: {
      stimulus: null,
      stem: 'Pencetak di kantor rusak, dan tiga rekan memerlukan hasil cetak siang ini. Anda yang memegang nomor teknisi. Tindakan mana yang terbaik, dan mana yang terburuk?',
      interaction: {
        type: 'best-worst',
        options: [
          { id: 'A', text: 'Menelepon teknisi, lalu memberi tahu ketiganya di mana mereka dapat mencetak sementara.' },
          { id: 'B', text: 'Menelepon teknisi dan menunggu ia datang.' },
          { id: 'C', text: 'Membongkar pencetak itu sendiri sambil mencoba-coba.' },
          { id: 'D', text: 'Menempelkan tulisan "rusak" pada pencetak.' },
        ],
      },
    },
    scoring: { type: 'best-worst', best: { A: 1, B: 0, C: 0, D: 0 }, worst: { A: 0, B: 0, C: 1, D: 0 } },
    best: { best: 'A', worst: 'C' },
    explanation:
      'A terbaik: perbaikan dimulai dan pekerjaan berjalan. C terburuk: kerusakan dapat bertambah. B memperbaiki tetapi rekan menunggu; D memberi tahu tanpa menyelesaikan.',
  },
  {
    id: 'latihan-9',
    content: {
      stimulus: null,
      stem: 'Pengunjung museum sering tersesat di lantai dua. Anda petugas informasi. Nilailah seberapa tepat setiap tindakan berikut.',
      interaction: {
        type: 'graded',
        options: [
          { id: 'A', text: 'Mencatat di mana mereka tersesat, lalu mengusulkan penunjuk arah di tempat itu.' },
          { id: 'B', text: 'Mengantar setiap orang yang bertanya.' },
          { id: 'C', text: 'Menyarankan pengunjung tidak naik ke lantai dua.' },
        ],
        scale,
      },
    },
    scoring: { type: 'graded', key: { A: 3, B: 2, C: 1 }, rule: 'distance' },
    best: { grades: { A: 3, B: 2, C: 1 } },
    explanation:
      'A tepat: sebabnya ditangani. B kurang tepat: menolong orang itu, tetapi kejadiannya berulang. C tidak tepat: pengunjung kehilangan layanan. Makin dekat penilaian Anda dengan kunci, makin banyak poinnya.',
  },
  {
    id: 'latihan-10',
    content: {
      stimulus: null,
      stem: 'Anggota baru di regu Anda diam dalam rapat, padahal catatannya sangat baik. Nilailah seberapa tepat setiap tindakan berikut.',
      interaction: {
        type: 'graded',
        options: [
          { id: 'A', text: 'Menegurnya di depan rapat supaya lebih berani.' },
          { id: 'B', text: 'Menanyakan sesudah rapat cara berbagi catatan yang nyaman baginya.' },
          { id: 'C', text: 'Membacakan catatannya dalam rapat berikutnya atas namanya.' },
        ],
        scale,
      },
    },
    scoring: { type: 'graded', key: { A: 1, B: 3, C: 2 }, rule: 'distance' },
    best: { grades: { A: 1, B: 3, C: 2 } },
    explanation:
      'B tepat: ia didengar dan memilih caranya. C kurang tepat: gagasannya dihargai, tetapi ia tidak ditanya. A tidak tepat: mempermalukan membuatnya makin diam.',
  },
  {
    id: 'latihan-11',
    content: {
      stimulus: null,
      stem: 'Susun langkah meminjam buku, dari yang pertama sampai yang terakhir.',
      interaction: {
        type: 'order',
        options: [
          { id: 'A', text: 'Mengembalikan buku sebelum batas waktu' },
          { id: 'B', text: 'Mencari letak buku dalam katalog' },
          { id: 'C', text: 'Membawa buku dari rak ke meja pinjam' },
          { id: 'D', text: 'Menerima buku yang sudah dicatat petugas' },
        ],
      },
    },
    scoring: { type: 'order', key: ['B', 'C', 'D', 'A'], rule: 'adjacent' },
    best: { order: ['B', 'C', 'D', 'A'] },
    explanation:
      'Buku dicari, dibawa, dicatat, lalu dikembalikan. Setiap dua langkah yang berurutan seperti kunci memperoleh satu poin.',
  },
  {
    id: 'latihan-12',
    content: {
      stimulus: null,
      stem: 'Empat benda ditimbang. Bola lebih berat daripada buku. Kotak paling ringan. Lampu lebih berat daripada bola. Urutkan dari yang paling berat.',
      interaction: {
        type: 'order',
        options: [
          { id: 'A', text: 'Bola' },
          { id: 'B', text: 'Buku' },
          { id: 'C', text: 'Kotak' },
          { id: 'D', text: 'Lampu' },
        ],
      },
    },
    scoring: { type: 'order', key: ['D', 'A', 'B', 'C'], rule: 'exact' },
    best: { order: ['D', 'A', 'B', 'C'] },
    explanation: 'Lampu lebih berat daripada bola, bola lebih berat daripada buku, dan kotak paling ringan.',
  },
]
