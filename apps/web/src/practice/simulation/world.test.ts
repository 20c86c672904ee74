import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Act, replay } from '@petakom/domain'
import { expect, it } from 'vitest'
import { SKILLS, triedSkills } from './skills.ts'
import { PRACTICE_WORLD as WORLD } from './world.ts'

const END = (WORLD.clock.minutes / WORLD.clock.pace) * 60
const acts = (...done: Omit<Act, 'seq' | 'at'>[]) =>
  done.map((act, index) => ({ ...act, seq: index + 1, at: 130 + index }))

it('lasts five minutes, in which every message comes to whoever decides well', () => {
  expect(END).toBe(300)
  const state = replay(WORLD, 1, acts({ kind: 'decide', about: 'pendingin-mati', option: 'sewa-kipas' }), END)
  expect([...state.messages.values()].every(({ arrived }) => arrived !== null)).toBe(true)
  expect(state.resources.get('kas')).toBe(100)
  expect(state.ended).toBe(true)
})

it('lets what was left undone have its consequence', () => {
  const state = replay(WORLD, 1, [], END)
  expect(state.notices.map(({ text }) => text)).toEqual(['Beberapa pengunjung pulang karena ruang umum panas.'])
  expect(state.resources.get('kenyamanan')).toBe(45)
})

it('has room in the calendar for the visit at the times that the teacher offers', () => {
  const moved = { kind: 'schedule' as const, about: 'kunjungan', slot: { from: 60, to: 120 } }
  const state = replay(WORLD, 1, acts(moved), END)
  expect(state.refused).toEqual([])
  expect(state.calendar.find(({ id }) => id === 'kunjungan')).toMatchObject({ from: 60, to: 120 })
})

it('names what was tried and nothing else', () => {
  expect([...triedSkills(replay(WORLD, 1, [], 10))]).toEqual([])
  const all = acts(
    { kind: 'open', about: 'kunjungan-bentrok' },
    { kind: 'open', about: 'ruang-baca' },
    { kind: 'reply', about: 'kunjungan-bentrok', to: 'guru', text: 'Pukul 09.00 saja.' },
    { kind: 'ask', about: 'denda-lama', to: 'layanan', text: 'Apakah catatannya ada?' },
    { kind: 'delegate', about: 'buku-datang', to: 'koleksi', text: 'Selesaikan sebelum pukul 09.00.' },
    { kind: 'decide', about: 'pendingin-mati', option: 'sewa-kipas' },
    { kind: 'schedule', about: 'kunjungan', slot: { from: 60, to: 120 } },
  )
  expect([...triedSkills(replay(WORLD, 1, all, END))]).toEqual([...SKILLS])
})

it('shares no sentence with a simulation of the bank', () => {
  const folder = join(import.meta.dirname, '../../../../../data/simulations')
  const bank = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
  const lines = WORLD.messages.flatMap(({ subject, body, options = [] }) => [
    ...[subject, ...body.flatMap((one) => one.split('. '))],
    ...options.map(({ label }) => label),
  ])
  for (const line of lines)
    expect(
      bank.some((text) => text.includes(line)),
      line,
    ).toBe(false)
})
