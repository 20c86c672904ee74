import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { UsageError } from '../command.ts'
import { solve as solveSide } from './solve-side.ts'
import { solve as solveSuccession } from './solve-succession.ts'

const fixture = (name: string) => {
  const url = new URL(`../../../../../validation/placement/${name}.json`, import.meta.url)
  const { expected, ...file } = JSON.parse(readFileSync(url, 'utf8'))
  return { expected, file }
}

afterEach(() => {
  vi.restoreAllMocks()
})

describe('petakom place on side and succession files', () => {
  it('answers every key of a side file without looking at the expected ones', async () => {
    const { expected, file } = fixture('side-01')
    const { O1_whyNot, ...others } = expected
    expect(await solveSide(file, 'soal.json')).toMatchObject(others)
    const questions = O1_whyNot.map(([official, post]: number[]) => [official, post])
    expect(await solveSide({ ...file, questions }, 'soal.json')).toMatchObject(expected)
  })

  it('answers every key of a succession file', async () => {
    const { expected, file } = fixture('succ-03')
    expect(await solveSuccession(file, 'soal.json')).toMatchObject(expected)
  })

  it('says in a sentence which caps clash', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => {})
    const { file } = fixture('side-01')
    const answer = await solveSide({ ...file, moveCap: [0, 0, 0] }, 'soal.json')
    expect(answer).toMatchObject({ O2_maxTotal_caps: null })
    expect(said.mock.calls[0]![0]).toMatch(/^Tidak ada rencana: batas perpindahan instansi .* jabatan wajib isi .*\.$/)
  })

  it('refuses a score that is not whole in one sentence', async () => {
    const { file } = fixture('side-01')
    const asked = solveSide({ ...file, edges: [[0, 0, 77.5]] }, 'soal.json')
    await expect(asked).rejects.toThrow(UsageError)
    await expect(asked).rejects.toThrow('soal.json: edges[0][2] (77.5) bukan bilangan bulat;')
  })

  it('refuses counts beyond a million, and pairs nested however deep, in one sentence', async () => {
    const { file } = fixture('succ-01')
    const many = solveSuccession({ ...file, posts: 1_000_000_000 }, 'soal.json')
    await expect(many).rejects.toThrow('soal.json: posts (1000000000) di luar rentang')
    const deep = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`)
    const asked = solveSuccession({ ...file, pairs: [deep] }, 'soal.json')
    await expect(asked).rejects.toThrow('soal.json: pairs[0] ([[[…]]]) tidak sebanyak yang seharusnya')
  })
})
