import { answerSuccession, readSuccession } from '@petakom/placement/succession'
import { openMipThread } from '../../placement/mip-thread.ts'
import { readOrRefuse } from './instance-sentence.ts'
import type { InstanceSolver } from './solvers.ts'

export const solve: InstanceSolver = async (file, path, settings) => {
  const instance = readOrRefuse(path, () => readSuccession(file))
  const thread = openMipThread()
  try {
    return { ...(await answerSuccession(instance, thread.solve, settings)) }
  } finally {
    await thread.close()
  }
}
