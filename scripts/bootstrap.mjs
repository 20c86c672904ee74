// Runs on any Node from 20 up, before there is a single package: puts the packages in place, and Node 24 where the
// host's is older, then hands over to the TypeScript entry.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..')
const NEEDED_MAJOR = 24
const NODE_HOME = join(ROOT, '.petakom/node')
/** Code as Node compiled it, for the next start and for every thread: without it each strips all its types again. */
const COMPILED = join(ROOT, '.petakom/compiled')

const say = (text) => process.stderr.write(`${text}\n`)

function npm(args, cwd) {
  const command = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const result = spawnSync(command, args, {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
    shell: process.platform === 'win32',
  })
  if (result.status === 0) return
  say(result.stderr?.toString().trim().split('\n').slice(-12).join('\n') ?? '')
  say(`npm ${args[0]} tidak berhasil. Periksa sambungan ke registri paket, lalu jalankan lagi.`)
  process.exit(1)
}

/** Installs the locked packages when they are missing or the lock has changed since. */
function installPackages() {
  const lock = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex')
  const stamp = join(ROOT, 'node_modules/.petakom-lock')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  say('Memasang paket (sekali saja, umumnya satu sampai dua menit) ...')
  npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], ROOT)
  writeFileSync(stamp, lock)
}

/** The node to run with: this one if it is new enough, otherwise one fetched from the package registry and kept. */
function findNode() {
  if (Number(process.versions.node.split('.')[0]) >= NEEDED_MAJOR) return process.execPath
  const kept = join(NODE_HOME, 'node_modules/node/bin/node')
  if (!existsSync(kept)) {
    say(`Node di komputer ini ${process.version}; mengambil Node ${NEEDED_MAJOR} dari registri paket (sekali saja) ...`)
    mkdirSync(NODE_HOME, { recursive: true })
    writeFileSync(join(NODE_HOME, 'package.json'), '{"private":true}\n')
    const allowed = ['--no-audit', '--no-fund', '--loglevel=error', '--prefix', NODE_HOME]
    npm(['install', `node@${NEEDED_MAJOR}`, ...allowed], NODE_HOME)
  }
  const runs = existsSync(kept) && spawnSync(kept, ['--version']).status === 0
  return runs ? kept : fetchBinary()
}

/** The `node` package places its binary by an install script; where those are blocked, its platform package has it. */
function fetchBinary() {
  const os = process.platform === 'win32' ? 'win' : process.platform
  const name = `node-${os}-${process.arch}`
  npm(
    ['install', `${name}@${NEEDED_MAJOR}`, '--no-audit', '--no-fund', '--loglevel=error', '--prefix', NODE_HOME],
    NODE_HOME,
  )
  return join(NODE_HOME, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
}

/** Prepares everything and runs one TypeScript entry in the foreground; signals and the exit code pass through. */
export function runEntry(entry, args, env = {}) {
  installPackages()
  const node = findNode()
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', join(ROOT, entry), ...args], {
    stdio: 'inherit',
    env: { NODE_COMPILE_CACHE: COMPILED, ...process.env, PATH: `${dirname(node)}:${process.env.PATH}`, ...env },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
}
