import type { PracticeItem } from './practice-item.ts'

export const choosing: readonly PracticeItem[] = [
  {
    id: 'latihan-1',
    content: {
      stimulus: {
        kind: 'text',
        text: 'Perpustakaan kota buka Selasa sampai Minggu. Pada hari Jumat, perpustakaan baru buka pukul 13.00. Pada hari lain, pintu dibuka pukul 08.00. Ruang anak tutup satu jam lebih awal daripada ruang baca.',
      },
      stem: 'Pernyataan manakah yang sesuai dengan teks?',
      interaction: {
        type: 'choice',
        options: [
          { id: 'A', text: 'Perpustakaan buka setiap hari.' },
          { id: 'B', text: 'Pada hari Sabtu, pintu dibuka pukul 08.00.' },
          { id: 'C', text: 'Ruang anak hanya dibuka pada hari Jumat.' },
          { id: 'D', text: 'Ruang baca tutup satu jam lebih awal daripada ruang anak.' },
        ],
      },
    },
    scoring: { type: 'choice', weights: { A: 0, B: 1, C: 0, D: 0 } },
    best: { choice: 'B' },
    explanation:
      'B sesuai: selain Jumat, pintu dibuka pukul 08.00. A salah, perpustakaan tutup pada hari Senin. C tidak disebut. D terbalik.',
  },
  {
    id: 'latihan-2',
    content: {
      stimulus: null,
      stem: 'Sebuah taman menanam 3 pohon pada setiap petak. Ada 8 petak, dan 5 pohon mati. Berapa pohon yang masih hidup?',
      interaction: {
        type: 'choice',
        options: [
          { id: 'A', text: '16' },
          { id: 'B', text: '24' },
          { id: 'C', text: '29' },
          { id: 'D', text: '19' },
        ],
      },
    },
    scoring: { type: 'choice', weights: { A: 0, B: 0, C: 0, D: 1 } },
    best: { choice: 'D' },
    explanation:
      'D benar: 3 kali 8 sama dengan 24, dikurangi 5 menjadi 19. B belum mengurangi yang mati. C menambahkan yang mati. A ialah 3 + 8 + 5.',
  },
  {
    id: 'latihan-3',
    content: {
      stimulus: null,
      stem: 'Anda menjaga meja pinjam buku. Seorang pengunjung mengembalikan buku yang halamannya sobek dan berkata bahwa buku itu sudah sobek ketika dipinjam. Tidak ada catatan tentang keadaan buku. Apa yang Anda lakukan?',
      interaction: {
        type: 'choice',
        options: [
          {
            id: 'A',
            text: 'Menerima buku itu, mencatat sobeknya, dan mengusulkan pencatatan keadaan buku saat dipinjam.',
          },
          { id: 'B', text: 'Meminta pengunjung mengganti buku itu, karena ia yang terakhir meminjamnya.' },
          { id: 'C', text: 'Menerima buku itu dan menaruhnya kembali di rak seperti biasa.' },
          { id: 'D', text: 'Menerima buku itu dan mencatat sobeknya, supaya buku dapat diperbaiki.' },
        ],
      },
    },
    scoring: { type: 'choice', weights: { A: 3, B: 0, C: 1, D: 2 } },
    best: { choice: 'A' },
    explanation:
      'Soal situasi kerja: setiap pilihan bernilai 0 sampai 3. A bernilai 3, sebab keluhan diterima, buku ditangani, dan kejadian yang sama dicegah. D bernilai 2, sebab sebabnya belum disentuh. C bernilai 1, sebab buku tidak diperbaiki. B bernilai 0, sebab menyalahkan orang tanpa bukti.',
  },
  {
    id: 'latihan-4',
    content: {
      stimulus: null,
      stem: 'Rekan semeja Anda sudah dua kali terlambat mengirim bahan, sehingga Anda bekerja sampai malam. Ia ramah dan tidak tahu bahwa Anda menunggu bahannya. Apa yang Anda lakukan?',
      interaction: {
        type: 'choice',
        options: [
          { id: 'A', text: 'Menunggu sampai ia menyadarinya, karena ia orang yang ramah.' },
          { id: 'B', text: 'Mengerjakan bahannya sendiri supaya tidak perlu menunggu lagi.' },
          {
            id: 'C',
            text: 'Menerangkan akibat keterlambatan itu dan menyepakati hari pengiriman yang sanggup ia penuhi.',
          },
          { id: 'D', text: 'Mengingatkannya lewat pesan setiap kali batas waktunya mendekat.' },
        ],
      },
    },
    scoring: { type: 'choice', weights: { A: 0, B: 1, C: 3, D: 2 } },
    best: { choice: 'C' },
    explanation:
      'C bernilai 3, sebab masalahnya disampaikan dan diselesaikan berdua. D bernilai 2, sebab membantu tetapi sebabnya tidak dibicarakan. B bernilai 1, sebab bahan ada tetapi beban berpindah. A bernilai 0, sebab tidak ada yang berubah.',
  },
  {
    id: 'latihan-5',
    content: {
      stimulus: {
        kind: 'text',
        text: 'Lomba kebersihan diikuti 12 kelas. Tiga kelas memperoleh piala. Semua kelas yang memperoleh piala mempunyai tempat sampah terpilah.',
      },
      stem: 'Pilih dua pernyataan yang pasti benar menurut teks.',
      interaction: {
        type: 'choices',
        options: [
          { id: 'A', text: 'Sembilan kelas tidak memperoleh piala.' },
          { id: 'B', text: 'Semua kelas mempunyai tempat sampah terpilah.' },
          { id: 'C', text: 'Sedikitnya tiga kelas mempunyai tempat sampah terpilah.' },
          { id: 'D', text: 'Kelas tanpa piala tidak mempunyai tempat sampah terpilah.' },
        ],
        least: 2,
        most: 2,
      },
    },
    scoring: { type: 'choices', weights: { A: 1, B: 0, C: 1, D: 0 }, rule: 'sum-floored' },
    best: { choices: ['A', 'C'] },
    explanation:
      'A benar: 12 dikurangi 3. C benar: ketiga kelas berpiala mempunyainya. B dan D tidak dapat dipastikan, sebab teks tidak menerangkan kelas lain.',
  },
  {
    id: 'latihan-6',
    content: {
      stimulus: null,
      stem: 'Kantor akan menambah tempat parkir sepeda. Pilih dua informasi yang paling diperlukan untuk menentukan banyaknya tempat.',
      interaction: {
        type: 'choices',
        options: [
          { id: 'A', text: 'Merek sepeda yang paling disukai' },
          { id: 'B', text: 'Banyaknya sepeda yang datang pada jam tersibuk' },
          { id: 'C', text: 'Luas lahan yang tersedia' },
          { id: 'D', text: 'Warna pagar di sekitar lahan' },
          { id: 'E', text: 'Nama petugas kebersihan halaman' },
        ],
        least: 2,
        most: 2,
      },
    },
    scoring: { type: 'choices', weights: { A: 0, B: 1, C: 1, D: 0, E: 0 }, rule: 'sum-floored' },
    best: { choices: ['B', 'C'] },
    explanation: 'B menunjukkan kebutuhan dan C menunjukkan batasnya. Yang lain tidak menentukan banyaknya tempat.',
  },
]
