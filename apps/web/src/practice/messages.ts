import type { Language } from '../exam/messages/index.ts'

const id = {
  title: 'Latihan',
  lead: '20 soal untuk mengenal bentuk soal dan cara menjawabnya. Tidak perlu masuk.',
  private:
    'Jawaban tidak disimpan dan tidak dikirim ke mana pun. Bila halaman ini ditutup atau dimuat ulang, latihan dimulai dari awal.',
  separate: 'Soal latihan dibuat khusus untuk latihan. Tidak satu pun dipakai dalam ujian.',
  time: 'Waktu tidak dibatasi. Pada ujian, sisa waktu terlihat di bagian atas halaman.',
  start: 'Mulai latihan',
  simulation: 'Mencoba simulasi',
  simulationLead:
    'Lima menit di meja kerja seorang kepala perpustakaan: pesan, dokumen, kalender, dan akibat dari yang Anda lakukan.',
  simulationStart: 'Coba simulasi',
  exam: 'Ke halaman masuk ujian',
  foot: 'Ini latihan. Tidak ada jawaban yang disimpan atau dinilai untuk ujian.',
  results: 'Hasil latihan',
  score: '{points} dari {most} poin, {answered} dari {total} soal dijawab.',
  rated: 'Satu soal uraian tidak dihitung, sebab pada ujian dinilai asesor.',
  full: 'Nilai penuh',
  part: 'Sebagian',
  none: 'Belum tepat',
  blank: 'Tidak dijawab',
  rater: 'Dinilai asesor',
  points: '{points} dari {most} poin',
  yours: 'Jawaban Anda',
  best: 'Jawaban terbaik',
  why: 'Penjelasan',
  again: 'Ulangi latihan',
}
const en: typeof id = {
  title: 'Practice',
  lead: '20 items to get to know the kinds of item and how to answer them. No sign-in needed.',
  private:
    'Your answers are neither kept nor sent anywhere. When this page is closed or reloaded, the practice starts again.',
  separate: 'Practice items are made for practice alone. None of them is used in an exam. They are in Indonesian.',
  time: 'There is no time limit. In an exam, the time left is shown at the top of the page.',
  start: 'Start practice',
  simulation: 'A simulation to try',
  simulationLead:
    'Five minutes at the desk of the head of a library: messages, documents, a calendar, and what follows from what you do. In Indonesian.',
  simulationStart: 'Try the simulation',
  exam: 'To the exam sign-in',
  foot: 'This is practice. No answer is kept or scored for an exam.',
  results: 'Practice results',
  score: '{points} of {most} points, {answered} of {total} items answered.',
  rated: 'One essay is not counted: in an exam it is rated by assessors.',
  full: 'Full points',
  part: 'Partly',
  none: 'Not yet right',
  blank: 'Not answered',
  rater: 'Rated by assessors',
  points: '{points} of {most} points',
  yours: 'Your answer',
  best: 'Best answer',
  why: 'Explanation',
  again: 'Practise again',
}

export type PracticeKey = keyof typeof id

export function practiceText(language: Language) {
  return (key: PracticeKey, values: Record<string, number> = {}) =>
    (language === 'id' ? id : en)[key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]))
}
