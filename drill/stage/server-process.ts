import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { endTogether } from './end-together.ts'

const ROOT = join(import.meta.dirname, '../..')
const PATIENCE_MS = 60_000

export interface ServerOptions {
  readonly databaseUrl: string
  readonly dataFolder: string
  readonly secret: string
  /** A module that the process loads first, to be watched through. */
  readonly preload?: string
}

export interface ServerProcess {
  readonly port: number
  readonly child: ChildProcess
  isUp(): boolean
  /** SIGKILL: the process gets no chance to do anything. Resolves when it is gone. */
  kill(): Promise<void>
  /** The same server again, at the same port. */
  start(): Promise<void>
  stop(): Promise<void>
}

/** A Petakom server in a process of its own, as `petakom serve --empty` starts it. */
export async function startServer(options: ServerOptions): Promise<ServerProcess> {
  const port = await freePort()
  let running = await launch(options, port)
  const end = async (signal: NodeJS.Signals) => {
    if (running.exitCode !== null || running.signalCode !== null) return
    const ended = new Promise((fulfil) => running.once('exit', fulfil))
    running.kill(signal)
    await ended
  }
  let isUp = true
  return {
    port,
    get child() {
      return running
    },
    isUp: () => isUp,
    async kill() {
      isUp = false
      await end('SIGKILL')
    },
    async start() {
      running = await launch(options, port)
      isUp = true
    },
    async stop() {
      isUp = false
      await end('SIGTERM')
    },
  }
}

function launch({ databaseUrl, dataFolder, secret, preload }: ServerOptions, port: number): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      ...(preload ? ['--import', preload] : []),
      join(ROOT, 'apps/server/src/main.ts'),
      'serve',
      '--empty',
    ],
    {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        ...process.env,
        PORT: String(port),
        HOST: '127.0.0.1',
        DATABASE_URL: databaseUrl,
        PETAKOM_DATA: dataFolder,
        PETAKOM_SECRET: secret,
        PETAKOM_LOG: 'silent',
      },
    },
  )
  const isGone = endTogether(() => child.kill('SIGKILL'))
  child.once('exit', isGone)
  return new Promise((fulfil, reject) => {
    let said = ''
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new Error(`server not up within ${PATIENCE_MS / 1000} s: ${said}`))
    }, PATIENCE_MS)
    child.stderr!.on('data', (data) => (said += data))
    child.stdout!.on('data', (data) => {
      said += data
      if (!said.includes('Petakom siap di')) return
      clearTimeout(timer)
      fulfil(child)
    })
    child.once('exit', (code, signal) => {
      clearTimeout(timer)
      reject(new Error(`server ended with ${code ?? signal}: ${said}`))
    })
  })
}

export function freePort(): Promise<number> {
  return new Promise((fulfil, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? fulfil(address.port) : reject(new Error('no port'))))
    })
  })
}
