import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../apps/server/src/db/database.ts'
import { migrate } from '../apps/server/src/db/migrate.ts'
import { openPostgres } from '../apps/server/src/postgres/open-postgres.ts'
import { benchAdaptive } from './adaptive.ts'
import { benchAnswers } from './answers.ts'
import { benchCalibration } from './calibration.ts'
import type { BenchContext } from './context.ts'
import { benchEventLoop } from './event-loop.ts'
import { benchHall } from './hall.ts'
import { benchImport } from './import.ts'
import { benchItemImport } from './item-import.ts'
import type { Line } from './measure.ts'
import { benchPages } from './pages.ts'
import { benchPlacement } from './placement.ts'
import { benchPlacementPairs } from './placement-pairs.ts'
import { benchPlacementRounds } from './placement-rounds.ts'
import { benchRaters } from './raters.ts'
import { benchReports } from './reports.ts'
import { benchRoundFacts } from './round-facts.ts'
import { benchScoring } from './scoring.ts'
import { benchSignals } from './signals.ts'
import { benchSimilarity } from './similarity.ts'
import { benchStartUp } from './start-up.ts'
import { benchTimetable } from './timetable.ts'

/** Measure the engine alone: no database is started for them. */
const ENGINE_BENCHES = {
  adaptive: benchAdaptive,
  placement: benchPlacement,
  'placement-pairs': benchPlacementPairs,
  calibration: benchCalibration,
  raters: benchRaters,
  scoring: benchScoring,
  similarity: benchSimilarity,
  signals: benchSignals,
  timetable: benchTimetable,
} as const satisfies Record<string, () => Promise<Line[]>>

const BENCHES = {
  'start-up': benchStartUp,
  import: benchImport,
  answers: benchAnswers,
  pages: benchPages,
  'round-facts': benchRoundFacts,
  reports: benchReports,
  'placement-rounds': benchPlacementRounds,
  'event-loop': benchEventLoop,
  'item-import': benchItemImport,
} as const satisfies Record<string, (context: BenchContext) => Promise<Line[]>>

/** Have databases of their own on the same PostgreSQL, and ask for nothing that others have written. */
const HALL_BENCHES = {
  hall: (context) => benchHall(context, 1),
  'hall-two': (context) => benchHall(context, 2),
} as const satisfies Record<string, (context: BenchContext) => Promise<Line[]>>

export async function runBench(only: string | undefined): Promise<number> {
  const names = [...Object.keys(ENGINE_BENCHES), ...Object.keys(BENCHES), ...Object.keys(HALL_BENCHES)]
  if (only !== undefined && !names.includes(only)) {
    console.error(`Ukuran "${only}" tidak ada. Yang ada: ${names.join(', ')}.`)
    return 2
  }
  for (const [name, bench] of Object.entries(ENGINE_BENCHES)) {
    if (only === undefined || name === only) print(await bench())
  }
  if (only === undefined || !(only in ENGINE_BENCHES)) await runWithDatabase(only)
  return 0
}

function print(lines: readonly Line[]): void {
  for (const { name, figure, against, ratio } of lines) {
    console.log(`${name.padEnd(44)} ${figure.padStart(16)}   ${against.padEnd(42)} ${ratio.toFixed(2)}`)
  }
}

/** Runs on a PostgreSQL of its own, with fsync on, in a folder that is gone afterwards. */
async function runWithDatabase(only: string | undefined): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'petakom-bench-'))
  const postgres = await openPostgres({ dataFolder: folder, databaseUrl: null })
  try {
    await migrate(postgres.connectionString)
    const database = openDatabase(postgres.connectionString, { maxConnections: 40 })
    const context: BenchContext = {
      database,
      connectionString: postgres.connectionString,
      folder,
      secret: Buffer.alloc(32, 1),
    }
    for (const [name, bench] of Object.entries(HALL_BENCHES)) {
      if (only === undefined || name === only) print(await bench(context))
    }
    for (const [name, bench] of Object.entries(BENCHES)) {
      if (only !== undefined && only in HALL_BENCHES) break
      // Pages and reports read what import and answers have written, so those always run.
      const lines = await bench(context)
      if (only === undefined || name === only) print(lines)
      if (name === only) break
    }
    await database.close()
  } finally {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
