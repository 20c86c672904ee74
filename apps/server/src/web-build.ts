import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { WEB_FOLDER } from './plugins/web.ts'
import { StartUpError } from './postgres/start-up-error.ts'

const ROOT = join(import.meta.dirname, '../../..')
const SOURCES = [
  'apps/web/src',
  'apps/web/public',
  'packages/contract/src',
  'packages/domain/src',
  'packages/domain/data',
  'packages/psychometrics/src',
  'docs/panduan',
]
/** The first empties the folder; the last writes `index.html`, by which the server knows that the pages are there. */
const BUILDS = ['vite.exam.config.ts', 'vite.asesor.config.ts', 'vite.config.ts']
const FILES = [
  ...['index.html', 'exam.html', 'practice.html', 'asesor.html', ...BUILDS].map((name) => `apps/web/${name}`),
  'package-lock.json',
  'apps/server/src/web-build.ts',
]

async function sourceHash(): Promise<string> {
  const hash = createHash('sha256')
  for (const folder of SOURCES.map((name) => join(ROOT, name)).filter(existsSync)) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
    for (const path of paths.sort()) hash.update(path).update(await readFile(path))
  }
  for (const name of FILES) hash.update(await readFile(join(ROOT, name)))
  return hash.digest('hex')
}

/** Builds the pages where their sources have changed since the last build. */
export async function buildWeb(): Promise<'built' | 'fresh'> {
  const stamp = join(WEB_FOLDER, '.source-hash')
  const hash = await sourceHash()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return 'fresh'
  for (const config of BUILDS) await runVite(config)
  writeFileSync(stamp, hash)
  return 'built'
}

function runVite(config: string): Promise<void> {
  return new Promise((fulfil, reject) => {
    const vite = join(ROOT, 'node_modules/vite/bin/vite.js')
    const child = spawn(process.execPath, [vite, 'build', '--config', config, '--logLevel', 'error'], {
      cwd: join(ROOT, 'apps/web'),
      // Whatever the server runs as: with any other word React's development build would be delivered.
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', (text) => (output += text))
    child.stderr.on('data', (text) => (output += text))
    child.once('error', reject)
    child.once('exit', (code) => {
      if (code === 0) fulfil()
      else
        reject(
          new StartUpError(`Halaman web tidak dapat dibangun:\n${output.trim().split('\n').slice(-15).join('\n')}`),
        )
    })
  })
}
