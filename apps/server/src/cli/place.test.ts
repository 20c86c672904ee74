import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { runCommand } from './run-command.ts'

const REFERENCE = join(import.meta.dirname, '../../../../validation/placement')
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'petakom-place-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function place(...args: string[]) {
  const out: string[] = []
  const errors: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((text) => void out.push(String(text)))
  const error = vi.spyOn(console, 'error').mockImplementation((text) => void errors.push(String(text)))
  try {
    return { code: await runCommand(['place', ...args]), out, errors }
  } finally {
    log.mockRestore()
    error.mockRestore()
  }
}

function write(content: string | object): string {
  const path = join(folder, 'soal.json')
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

describe('petakom place', () => {
  const names = readdirSync(REFERENCE).filter((name) => name.startsWith('lap-'))
  it.each(names)('gives every expected value of %s in one object, without reading them', async (name) => {
    const { expected, ...instance } = JSON.parse(readFileSync(join(REFERENCE, name), 'utf8'))
    const questions = expected.whyNot?.map(([official, post]: number[]) => [official, post])
    const { code, out, errors } = await place(write({ ...instance, questions }))
    expect([code, out.length, errors]).toEqual([0, 1, []])
    const answer = JSON.parse(out[0]!)
    expect(answer).toMatchObject(expected)
    expect(answer.certificate).toMatchObject({ optimal: true, flaw: null, gap: 0 })
    expect([answer.prices.officials.length, answer.prices.posts.length]).toEqual([instance.n, instance.m])
    if (!answer.unique) expect(answer).not.toHaveProperty('assignment')
  })

  it('solves a generated instance with proof', async () => {
    const [, settings] = JSON.parse(readFileSync(join(REFERENCE, 'generated.json'), 'utf8'))
    const { code, out } = await place('--generate', JSON.stringify(settings))
    const answer = JSON.parse(out[0]!)
    expect(code).toBe(0)
    expect(answer).toMatchObject({ checksum: settings.checksum, placed: 2000, total: settings.total, certified: true })
    expect(Object.keys(answer)).toEqual(['checksum', 'placed', 'total', 'certified', 'seconds', 'peakMemoryMb'])
  })
})

const LAP = { kind: 'lap', n: 2, m: 2, edges: [[0, 0, 5]] }
const GENERATED = { n: 5, m: 5, K: 2, seed: 1, structured: true, F: 2, L: 2, R: 2 }

it('reads a file that begins with a byte order mark', async () => {
  const { code, out } = await place(write(`\uFEFF${JSON.stringify(LAP)}`))
  expect([code, JSON.parse(out[0]!).total]).toEqual([0, 5])
})

it('answers null for a question about a pair that is not listed', async () => {
  const { out } = await place(
    write({
      ...LAP,
      questions: [
        [0, 1],
        [0, 0],
      ],
    }),
  )
  expect(JSON.parse(out[0]!).whyNot).toEqual([
    [0, 1, null],
    [0, 0, 0],
  ])
})

describe('a file that cannot be read', () => {
  it.each([
    ['{"kind": "lap", "n": NaN}', /bukan JSON yang utuh \(dekat .*NaN/],
    ['', /bukan JSON yang utuh/],
    ['{"kind": "lap" "n": 1}', /bukan JSON yang utuh \(salah pada huruf ke-16\)/],
    [[1], /bukan objek JSON/],
    [{ n: 1 }, /kind tidak ada tidak dikenal. Yang dikenal: lap/],
    [{ kind: 'toString' }, /kind "toString" tidak dikenal/],
    [{ ...LAP, n: 1.5 }, /n harus bilangan bulat 0 sampai 1.000.000, bukan 1.5/],
    [{ ...LAP, m: undefined }, /m harus bilangan bulat .* bukan kosong/],
    [{ ...LAP, edges: null }, /edges harus daftar/],
    [
      {
        ...LAP,
        edges: [
          [0, 0, 5],
          [0, 1],
        ],
      },
      /edges\[1\] = \[0,1\]: setiap pasangan ditulis sebagai tiga bilangan/,
    ],
    [{ ...LAP, edges: [[0, 2, 5]] }, /edges\[0\] menyebut jabatan 2, padahal jabatan bernomor 0 sampai 1/],
    [{ ...LAP, n: 0 }, /menyebut pegawai 0, padahal tidak ada satu pegawai pun/],
    [{ ...LAP, edges: [[0, 0, 92.5]] }, /edges\[0\] bernilai 92.5: .* \(92,5 ditulis 9250\)/],
    [
      {
        ...LAP,
        edges: [
          [0, 0, 5],
          [1, 1, 5],
          [0, 0, 6],
        ],
      },
      /edges\[2\] mengulang pasangan pegawai 0, jabatan 0/,
    ],
    [{ kind: 'lap', n: 1e6, m: 1e6, edges: [[0, 0, 1e9]] }, /nilai dari 0 sampai 1000000000 terlalu lebar/],
    [{ ...LAP, questions: 3 }, /questions harus daftar/],
    [{ ...LAP, questions: [[0, 2]] }, /questions\[0\] = \[0,2\]: tulis \[pegawai, jabatan\]/],
  ])('%j: one sentence, exit code 2', async (content, sentence) => {
    const { code, out, errors } = await place(write(content))
    expect([code, out, errors.length]).toEqual([2, [], 1])
    expect(errors[0]).toMatch(sentence)
    expect(errors[0]).toContain('soal.json')
  })

  it('refuses more pairs than it would take before it fills the memory with them', async () => {
    const { code, errors } = await place(write(`{"kind":"lap","n":1,"m":1,"edges":[${'[0,0,1],'.repeat(5_000_001)}]}`))
    expect([code, errors.length]).toEqual([2, 1])
    expect(errors[0]).toMatch(/lebih dari 5.000.000 pasangan/)
  })
})

describe('a call that cannot be followed', () => {
  it.each([
    [[], /Sebutkan berkas/],
    [['/tidak/ada.json'], /tidak dapat dibaca/],
    [['a', 'b'], /"b" berlebih/],
    [['a', '--generate', '{}'], /tidak keduanya/],
    [['--generate', 'x'], /bukan objek JSON/],
    [['--generate', '{}'], /n harus bilangan bulat 1 sampai/],
    [['--generate', JSON.stringify({ ...GENERATED, m: 4 })], /m harus bilangan bulat 5 sampai/],
    [['--generate', JSON.stringify({ ...GENERATED, K: 6 })], /K harus bilangan bulat 1 sampai 5/],
    [['--generate', JSON.stringify({ ...GENERATED, seed: -1 })], /seed harus/],
    [['--generate', JSON.stringify({ ...GENERATED, structured: 1 })], /structured harus true atau false/],
    [['--generate', JSON.stringify({ ...GENERATED, n: 1e6, m: 1e6, K: 50 })], /lebih dari 20.000.000/],
  ])('%j: one sentence, exit code 2', async (args, sentence) => {
    const { code, out, errors } = await place(...args)
    expect([code, out, errors.length]).toEqual([2, [], 1])
    expect(errors[0]).toMatch(sentence)
  })
})
