import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { runCommand } from '../run-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'petakom-standard-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function write(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

async function call(...args: string[]) {
  const lines: string[] = []
  const keep = (text: unknown) => void lines.push(String(text))
  const log = vi.spyOn(console, 'log').mockImplementation(keep)
  const error = vi.spyOn(console, 'error').mockImplementation(keep)
  const code = await runCommand(['standard', ...args])
  log.mockRestore()
  error.mockRestore()
  return { code, said: lines.join('\n') }
}

const B = [-1, 0, 1, 2]
const params = write('P.json', JSON.stringify({ model: '2pl', items: B.map((b, i) => ({ id: `I${i + 1}`, a: 1, b })) }))
const chance = (theta: number, b: number) => 1 / (1 + Math.exp(b - theta))
const CUTS = [-1.5, -0.5, 0.5, 1.5]
const angoff = write(
  'angoff.csv',
  `judge,item,level,value\n${['Ani', 'Budi']
    .flatMap((judge, j) =>
      CUTS.flatMap((cut, l) => B.map((b, i) => `${judge},I${i + 1},${l + 2},${chance(cut + (j - 0.5) * 0.2, b)}`)),
    )
    .join('\n')}\n`,
)
const scores = write('S.csv', 'person,theta,se\nP1,-2,0.3\nP2,-1,0.3\nP3,0,0.3\nP4,1,0.3\nP5,2,0.3\n')

describe('petakom standard', () => {
  it('turns Angoff judgements into four cuts with errors and impact', async () => {
    const out = join(folder, 'C.json')
    expect(
      (await call('--judgements', angoff, '--method', 'angoff', '--params', params, '--scores', scores, '--out', out))
        .code,
    ).toBe(0)
    const setting = JSON.parse(readFileSync(out, 'utf8'))
    setting.recipe.cuts.forEach((cut: number, i: number) => {
      expect(cut).toBeCloseTo(CUTS[i]!, 1)
      expect(setting.recipe.errors[i]).toBeCloseTo(0.1, 2)
    })
    expect(setting.impact).toMatchObject({
      persons: 5,
      shares: [0.2, 0.2, 0.2, 0.2, 0.2].map((x) => expect.closeTo(x, 9)),
    })
  })

  it('turns bookmarks into cuts and prints the booklet', async () => {
    const marks = write('marks.csv', 'judge,page,level,table\nAni,2,2,A\nBudi,3,2,B\nAni,4,3,A\nBudi,4,3,B\n')
    const { said } = await call(
      '--judgements',
      marks,
      '--method',
      'bookmark',
      '--params',
      params,
      '--rp',
      '0.5',
      '--at',
      'own',
    )
    expect(said).toMatch(/tepat empat batas/)
    const setting = JSON.parse(said.slice(0, said.lastIndexOf('}') + 1))
    expect(setting.cuts[0].theta).toBeCloseTo(0.5, 9)
    expect(setting.cuts[1].theta).toBeCloseTo(2, 9)
    expect(setting.recipe).toBeNull()
    const booklet = JSON.parse((await call('--booklet', '--params', params, '--rp', '0.5')).said)
    expect(booklet.pages.map(({ id }: { id: string }) => id)).toEqual(['I1', 'I2', 'I3', 'I4'])
  })

  it('says which judge gave one value, and that cuts cross', async () => {
    const flat = write(
      'flat.csv',
      `judge,item,level,value\n${['2', '3'].flatMap((level) => B.map((_, i) => `Ani,I${i + 1},${level},0.5`)).join('\n')}\n`,
    )
    const { said, code } = await call('--judgements', flat, '--method', 'angoff', '--params', params)
    expect(code).toBe(0)
    expect(said).toMatch(/Ani memberi semua butir nilai yang sama untuk batas 2/)
    expect(said).toMatch(/Batas 3 tidak lebih tinggi/)
  })

  it('refuses in one sentence', async () => {
    const bad = write('bad.csv', 'judge,item,value\nAni,I1,7\n')
    expect(await call('--judgements', bad, '--method', 'angoff', '--params', params)).toMatchObject({
      code: 2,
      said: expect.stringMatching(/judge Ani gave 7 to item I1/),
    })
    const text = write('text.csv', 'judge,item,value\nAni,I1,tinggi\n')
    expect((await call('--judgements', text, '--method', 'angoff', '--params', params)).said).toMatch(
      /baris 2 kolom value: "tinggi"/,
    )
    expect((await call('--judgements', text, '--method', 'bookmark', '--params', params)).said).toMatch(/kolom page/)
    expect((await call('--judgements', text, '--params', params)).said).toMatch(/--method angoff\|bookmark/)
    expect((await call('--help')).said).toMatch(/Contoh: petakom standard/)
  })
})
