import { parseArgs } from 'node:util'
import type { Command } from './command.ts'

export const command: Command = {
  summary: 'Mengukur kecepatan terhadap pembanding atau batasnya (juga npm run bench).',
  usage: `petakom bench [--only NAMA]

NAMA: adaptive, calibration, placement, raters, scoring, timetable (tanpa basis data); start-up, import, answers, pages, round-facts,
reports, placement-rounds, event-loop, hall, hall-two (memakai PostgreSQL sendiri yang dihapus sesudahnya).

Contoh: petakom bench --only import`,
  async run(args) {
    const { values } = parseArgs({ args, options: { only: { type: 'string' } } })
    const { runBench } = await import('../../../../bench/run-bench.ts')
    return runBench(values.only)
  },
}
