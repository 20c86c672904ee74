import type { Language } from '../../exam/messages/index.ts'
import type { Skill } from './skills.ts'

type Key = 'results' | 'lead' | 'tried' | 'untried' | 'none' | 'again' | 'back' | Skill

const id: Readonly<Record<Key, string>> = {
  results: 'Latihan selesai',
  lead: '{count} dari {total} hal berikut sudah Anda coba. Tidak ada yang dinilai atau disimpan.',
  tried: 'Sudah dicoba',
  untried: 'Belum dicoba',
  none: 'Pada ujian, waktu cerita berhenti bila panitia menjeda, dan tindakan tersimpan sendiri.',
  again: 'Ulangi latihan simulasi',
  back: 'Ke awal latihan',
  read: 'Membuka pesan. Yang baru datang berada di atas, dengan kata "Belum dibuka".',
  document: 'Membuka dokumen, dari lampiran pesan atau dari bagian Dokumen.',
  reply: 'Membalas dengan tulisan. Balasan yang belum dikirim tidak dinilai.',
  ask: 'Bertanya kepada seseorang sebelum memutuskan.',
  delegate: 'Menyerahkan tugas kepada bawahan, dengan petunjuk.',
  decide: 'Memutuskan. Keputusan dapat memakai dana dan dapat menutup pesan.',
  schedule: 'Memindahkan acara di Kalender supaya tidak bersamaan dengan yang lain.',
  consequence: 'Melihat akibat dari yang dilakukan atau dibiarkan, di bagian Kabar.',
}
const en: Readonly<Record<Key, string>> = {
  results: 'Practice finished',
  lead: 'You tried {count} of these {total} things. Nothing is scored or kept.',
  tried: 'Tried',
  untried: 'Not tried',
  none: 'In an exam the time of the story stands still while the committee pauses it, and what you do is stored by itself.',
  again: 'Practise the simulation again',
  back: 'To the start of the practice',
  read: 'Opening a message. New ones stand at the top, with the words "Not opened".',
  document: 'Opening a document, from a message or from the part Documents.',
  reply: 'Replying in words. A reply that was not sent is not assessed.',
  ask: 'Asking somebody before deciding.',
  delegate: 'Delegating a task, with instructions.',
  decide: 'Deciding. A decision may use money and may close the message.',
  schedule: 'Moving an entry of the Calendar so that it does not clash with another.',
  consequence: 'Seeing what follows from what was done or left, in the part News.',
}

export function simulationWords(language: Language) {
  return (key: Key, values: Readonly<Record<string, number>> = {}) =>
    (language === 'id' ? id : en)[key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]))
}
