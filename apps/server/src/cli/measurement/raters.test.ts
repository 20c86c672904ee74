import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { runCommand } from '../run-command.ts'

const REFERENCE = join(import.meta.dirname, '../../../../../validation/psychometrics')
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'petakom-raters-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function file(name: string, lines: readonly string[]): string {
  const path = join(folder, name)
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}

/** The simulated reference ratings in long form, columns in another order than the usual one. */
function simulated(): string[] {
  const [heading, ...rows] = readFileSync(join(REFERENCE, 'data/mfrm-sim.csv'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(','))
  return [
    'score,rater,person,item',
    ...rows.flatMap((row) => row.slice(2).map((score, i) => `${score},${row[1]},${row[0]},${heading![i + 2]}`)),
  ]
}

async function call(...args: string[]) {
  const out: string[] = []
  const errors: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((text) => void out.push(String(text)))
  const error = vi.spyOn(console, 'error').mockImplementation((text) => void errors.push(String(text)))
  const code = await runCommand(['raters', ...args])
  log.mockRestore()
  error.mockRestore()
  return { code, out, errors }
}

describe('petakom raters', () => {
  it.each(['rsm', 'pcm'])('gives what TAM gives, columns in any order (%s)', async (model) => {
    const theirs = JSON.parse(readFileSync(join(REFERENCE, `expected/mfrm-sim-${model}.json`), 'utf8'))
    const target = join(folder, `${model}.json`)
    const before = readdirSync(folder).length
    const { code } = await call('--ratings', file('sim.csv', simulated()), '--model', model, '--out', target)
    expect(code).toBe(0)
    const report = JSON.parse(readFileSync(target, 'utf8'))
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([])
    expect(readdirSync(folder).length).toBeLessThanOrEqual(before + 2)
    expect(report).toMatchObject({ model, parameters: theirs.nPar, converged: true, remarks: [] })
    expect(report.logLik).toBeCloseTo(theirs.logLik, 3)
    expect(report.latentVariance).toBeCloseTo(theirs.latentVariance, 3)
    for (const { id, severity, seDiagonal } of report.raters) {
      const row = theirs.facets.find(({ parameter }: { parameter: string }) => parameter === `rater${id}`)
      expect(severity).toBeCloseTo(row.est, 3)
      expect(seDiagonal).toBeCloseTo(row.se, 4)
    }
    const at = theirs.persons.pid.indexOf('P004')
    const person = report.persons.find(({ id }: { id: string }) => id === 'P004')
    expect(person).toMatchObject({ score: theirs.persons.score[at], max: theirs.persons.max[at], n: 8 })
    expect(person.eap).toBeCloseTo(theirs.persons.EAP[at], 3)
    expect(person.wleSe).toBeCloseTo(theirs.persons.WLEse[at], 3)
    expect(report.islands).toHaveLength(1)
  })

  it.each([
    ['a score', 'P9,C1,R1,dua', 'baris 3 kolom score: "dua" bukan bilangan bulat 0 sampai 126'],
    ['a score that is no whole number', 'P9,C1,R1,2.5', 'baris 3 kolom score: "2.5" bukan bilangan bulat'],
    ['a missing rater', 'P9,C1,,2', 'baris 3 kolom rater: kosong'],
    ['a short row', 'P9,C1,R1', 'baris 3: 3 kolom, seharusnya 4'],
    ['a contradiction', 'P1,C1,R1,3', 'baris 3: nilai 3 dari penilai R1 untuk P1 pada C1 bertentangan dengan baris 2'],
  ])('refuses %s by its line, and writes nothing', async (_, row, sentence) => {
    const path = file('bad.csv', ['person,item,rater,score', 'P1,C1,R1,2', row])
    const target = join(folder, 'nothing.json')
    const { code, out, errors } = await call('--ratings', path, '--model', 'rsm', '--out', target)
    expect([code, out]).toEqual([2, []])
    expect(errors).toHaveLength(1)
    expect(errors[0]).toContain(sentence)
    expect(readdirSync(folder)).not.toContain('nothing.json')
  })

  it('names the columns it needs, the model and the file', async () => {
    const path = file('heading.csv', ['person,item,score', 'P1,C1,2'])
    expect((await call('--ratings', path, '--model', 'rsm')).errors[0]).toMatch(/kolom rater tidak ada/)
    expect((await call('--ratings', path)).errors[0]).toMatch(/--model rsm atau --model pcm/)
    expect((await call('--ratings', join(folder, 'none.csv'), '--model', 'rsm')).errors[0]).toMatch(/none\.csv/)
  })

  it('refuses a score outside the scale that was stated, and names its row, rater and item', async () => {
    const [heading, ...rows] = simulated()
    const path = file('seven.csv', [heading!, ...rows, '7,R1,P009,C2'])
    const { code, errors } = await call('--ratings', path, '--model', 'rsm', '--scale', '0-4')
    expect(code).toBe(2)
    expect(errors[0]).toMatch(/baris 1602 kolom score: "7" bukan bilangan bulat 0 sampai 4 \(penilai R1, butir C2\)/)
    expect((await call('--ratings', path, '--model', 'rsm', '--scale', '4')).errors[0]).toMatch(/tulis seperti 0-4/)
  })

  it('names the islands of a disconnected design, and fits them apart when asked', async () => {
    const rows = simulated()
    const [heading, ...ratings] = rows
    const apart = ratings.filter((line) => {
      const [, rater, person] = line.split(',')
      return Number(person!.slice(1)) % 2 === 0 ? rater! <= 'R4' : rater! > 'R4'
    })
    const path = file('islands.csv', [heading!, ...apart])
    const refused = await call('--ratings', path, '--model', 'rsm')
    expect(refused.code).toBe(2)
    expect(refused.errors[0]).toMatch(/terputus menjadi \d+ pulau .*penilai R\d/)
    const { code, out } = await call('--ratings', path, '--model', 'rsm', '--apart')
    const report = JSON.parse(out[0]!)
    expect(code).toBe(0)
    expect(report.latentVariance).toBeNull()
    const lone = await call(
      '--ratings',
      file('lone.csv', [...rows, '2,R99,PX,C1', '1,R99,PY,C1']),
      '--model',
      'rsm',
      '--apart',
    )
    expect(JSON.parse(lone.out[0]!).islands.map(({ refused }: { refused?: string }) => refused)).toEqual([
      undefined,
      'Setiap orang hanya dinilai satu kali; kemampuan tidak dapat dibedakan dari kebetulan.',
    ])
    expect(report.islands.length).toBeGreaterThan(1)
    expect(new Set(report.raters.map(({ island }: { island: number }) => island)).size).toBe(report.islands.length)
  })

  it('tests each rater on each item when asked', async () => {
    const { code, out } = await call('--ratings', file('sim.csv', simulated()), '--model', 'rsm', '--bias')
    const { bias } = JSON.parse(out[0]!)
    expect(code).toBe(0)
    expect(bias).toHaveLength(32)
    for (const { se, holm, p } of bias) {
      expect(se).toBeGreaterThan(0)
      expect(holm).toBeGreaterThanOrEqual(p)
    }
  })

  it('shows severities by period once something links them', async () => {
    const [heading, ...rows] = simulated()
    const lines = rows.map((row) => {
      const isLate = Number(row.split(',')[2]!.slice(1)) > 100
      return `${row},${isLate ? '2025' : '2024'}`
    })
    const path = file('periods.csv', [`${heading},period`, ...lines])
    const apart = await call('--ratings', path, '--model', 'rsm', '--drift')
    expect(apart.code).toBe(2)
    expect(apart.errors[0]).toMatch(/R1 @ 2024/)
    const { out } = await call('--ratings', path, '--model', 'rsm', '--drift', '--stable', 'R7, R8')
    const { raters } = JSON.parse(out[0]!)
    expect(raters.filter(({ stable }: { stable: boolean }) => stable).map(({ id }: { id: string }) => id)).toEqual([
      'R7',
      'R8',
    ])
    expect(raters[0].changes[0]).toMatchObject({ from: '2024', to: '2025' })
    expect((await call('--ratings', path, '--model', 'rsm', '--stable', 'R7')).errors[0]).toMatch(/bersama --drift/)
  })
})
