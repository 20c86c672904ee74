import { UsageError } from '../command.ts'
import { shown } from './read-edges.ts'
import type { Instance } from './solvers.ts'

/** `questions` of an instance, [official, post] each; none where the file has none. */
export function readQuestions(instance: Instance, officials: number, posts: number, path: string): [number, number][] {
  const { questions = [] } = instance
  if (!Array.isArray(questions))
    throw new UsageError(`${path}: questions harus daftar [pegawai, jabatan], bukan ${shown(questions)}.`)
  return questions.map((question: unknown, at) => {
    const isPair = Array.isArray(question) && question.length === 2
    if (!isPair || !isIndex(question[0], officials) || !isIndex(question[1], posts))
      throw new UsageError(
        `${path}: questions[${at}] = ${shown(question)}: tulis [pegawai, jabatan], dengan pegawai kurang dari ${officials} dan jabatan kurang dari ${posts}, dihitung dari 0.`,
      )
    return [question[0], question[1]]
  })
}

const isIndex = (value: unknown, count: number) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < count
