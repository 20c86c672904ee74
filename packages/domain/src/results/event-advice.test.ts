import { expect, it } from 'vitest'
import { type EventFacts, eventAdvice } from './event-advice.ts'

const WELL: EventFacts = {
  ...{
    absent: 0,
    incomplete: 0,
    competencies: [],
    openWashups: 0,
    ratersToTalkTo: 0,
    dependability: 0.8,
    enough: null,
  },
  ...{ weakTests: [], withoutDebrief: 0 },
}

it('recommends nothing where nothing asks for it', () => {
  expect(eventAdvice(WELL)).toEqual([])
  expect(eventAdvice({ ...WELL, dependability: null })).toEqual([])
})

it('names competencies that fewer than half meet, the worst first, and none of a handful of people', () => {
  const competencies = [
    { name: 'Komunikasi', people: 40, meeting: 18 },
    { name: 'Integritas', people: 40, meeting: 20 },
    { name: 'Kerja Sama', people: 40, meeting: 4 },
    { name: 'Pelayanan Publik', people: 4, meeting: 0 },
  ]
  expect(eventAdvice({ ...WELL, competencies })).toEqual([
    'Dahulukan pengembangan Kerja Sama (4 dari 40 orang memenuhi standar) dan Komunikasi (18 dari 40 orang memenuhi standar).',
  ])
})

it('says how many exercises and assessors would be enough', () => {
  const short = { ...WELL, dependability: 0.61 }
  expect(eventAdvice({ ...short, enough: { wanted: 0.8, exercises: 4, raters: 3 } })[0]).toContain(
    'Keterandalan level asesor 0,61, di bawah 0,70: rancang 4 latihan dengan 3 asesor',
  )
  expect(eventAdvice(short)[0]).toContain('belum mencapainya')
})

it('carries each figure into a sentence of its own', () => {
  const facts = { ...WELL, absent: 2, incomplete: 3, openWashups: 4, ratersToTalkTo: 5, withoutDebrief: 6 }
  const advice = eventAdvice({ ...facts, weakTests: ['Integritas', 'Komunikasi'] })
  expect(advice).toHaveLength(6)
  for (const [i, part] of ['2 peserta', '3 peserta', '4 peserta', '5 asesor'].entries())
    expect(advice[i]).toContain(part)
  expect(advice[4]).toContain('Integritas dan Komunikasi')
  expect(advice[5]).toContain('6 peserta')
})
