import { spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { type Browser, chromium, type Page } from 'playwright-core'
import { build, type InlineConfig } from 'vite'
import { vi } from 'vitest'

const WEB = join(import.meta.dirname, '../apps/web')

export interface RunningBrowser {
  readonly browser: Browser
  readonly page: Page
  /** As a power cut: nothing is told to end. */
  kill(): Promise<void>
}

/** The participant's page as participants get it, and not React's development build. */
export const buildExamPage = (folder: string) => buildPage(folder, { configFile: join(WEB, 'vite.exam.config.ts') })

/** The assessors' page as they get it. */
export const buildAssessorPage = (folder: string) =>
  buildPage(folder, { configFile: join(WEB, 'vite.asesor.config.ts') })

/** The page to practise on, alone. */
export const buildPracticePage = (folder: string) =>
  buildPage(folder, {
    ...{ root: WEB, configFile: false, plugins: [react()] },
    build: { rolldownOptions: { input: join(WEB, 'practice.html') } },
  })

async function buildPage(folder: string, { build: given, ...config }: InlineConfig): Promise<void> {
  vi.stubEnv('NODE_ENV', 'production')
  await build({
    ...config,
    logLevel: 'silent',
    build: { ...given, outDir: folder, emptyOutDir: true, copyPublicDir: true },
  })
  vi.unstubAllEnvs()
  // The server takes a folder without it for a build that is not finished.
  await writeFile(join(folder, 'index.html'), '')
}

/** A browser of its own process group, so that a test can kill it as a power cut would. */
export async function openBrowser(profile: string): Promise<RunningBrowser> {
  const args = ['--headless=new', '--no-sandbox', '--disable-gpu', '--remote-debugging-port=0']
  const child = spawn(process.env.CHROMIUM ?? 'chromium', [...args, `--user-data-dir=${profile}`, 'about:blank'], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const endpoint = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stderr.on('data', (data) => {
      said += data
      const found = /DevTools listening on (ws:\S+)/.exec(said)
      if (found) resolve(found[1]!)
    })
    child.on('exit', () => reject(new Error(`browser ended: ${said}`)))
  })
  const browser = await chromium.connectOverCDP(endpoint)
  const context = browser.contexts()[0]!
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  return {
    browser,
    page,
    async kill() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      if (child.exitCode === null && child.signalCode === null) {
        process.kill(-child.pid!, 'SIGKILL')
        await ended
      }
      await browser.close().catch(() => {})
    },
  }
}
