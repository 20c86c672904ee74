import { answerSide, readSide, type SideAnswer } from '@petakom/placement/side'
import { openMipThread } from '../../placement/mip-thread.ts'
import { readOrRefuse } from './instance-sentence.ts'
import type { InstanceSolver } from './solvers.ts'

export const solve: InstanceSolver = async (file, path, settings) => {
  const instance = readOrRefuse(path, () => readSide(file))
  const thread = openMipThread()
  try {
    const answer = await answerSide(instance, thread.solve, settings)
    if (answer.clash) console.error(clashSentence(answer.clash))
    const open = Object.keys(answer.unproven ?? {})
    if (open.length > 0)
      console.error(`Waktu habis sebelum terbukti: ${open.join(', ')}. Lihat unproven, atau naikkan --time-limit.`)
    return { ...answer }
  } finally {
    await thread.close()
  }
}

function clashSentence({ agencies, posts }: NonNullable<SideAnswer['clash']>): string {
  const parts = [
    ...(agencies.length > 0 ? [`batas perpindahan instansi ${agencies.join(', ')}`] : []),
    ...(posts.length > 0 ? [`jabatan wajib isi ${posts.join(', ')}`] : []),
  ]
  if (parts.length === 0) return 'Tidak ada rencana: tidak semua pejabat dapat memperoleh satu jabatan.'
  return `Tidak ada rencana: ${parts.join(' dan ')} tidak dapat dipenuhi bersama; longgarkan salah satunya.`
}
