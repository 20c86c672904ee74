import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildWeb } from '../apps/server/src/web-build.ts'
import { findChromium } from './find-chromium.ts'

const ROOT = join(import.meta.dirname, '..')
const BIN = join(ROOT, 'node_modules/.bin')

interface Count {
  passed: number
  failed: number
}

/** A tool that answers yes or no: one test. */
function check(name: string, command: string, args: string[]): Count {
  console.log(`\n== ${name}`)
  const { status } = spawnSync(join(BIN, command), args, { cwd: ROOT, stdio: 'inherit' })
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

function runVitest(args: string[], chromium: string | null): Count {
  console.log('\n== tests')
  const folder = mkdtempSync(join(tmpdir(), 'petakom-report-'))
  const report = join(folder, 'report.json')
  const { status } = spawnSync(
    join(BIN, 'vitest'),
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args],
    { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...(chromium ? { CHROMIUM_PATH: chromium } : {}) } },
  )
  try {
    if (!existsSync(report)) return { passed: 0, failed: 1 }
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'))
    // A file that could not be loaded has no failed test to its name, and yet has failed.
    return { passed: numPassedTests, failed: status === 0 ? numFailedTests : Math.max(1, numFailedTests) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const args = process.argv.slice(2)
const counts: Count[] = []
if (args.length === 0) {
  counts.push(check('types', 'tsc', ['-p', 'tsconfig.json', '--noEmit']))
  counts.push(check('lint', 'biome', ['check', '--diagnostic-level=error', '.']))
  // Once for all: two test files that build the pages at one time would empty each other's folder.
  await buildWeb()
}
counts.push(runVitest(args, findChromium()))
const passed = counts.reduce((sum, count) => sum + count.passed, 0)
const failed = counts.reduce((sum, count) => sum + count.failed, 0)
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
