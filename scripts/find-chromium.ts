import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const USUAL = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

/** A real browser for the end-to-end tests; on Debian, as root, it is installed from the system's packages. */
export function findChromium(): string | null {
  const given = process.env.CHROMIUM_PATH
  const found = [...(given ? [given] : []), ...USUAL].find((path) => existsSync(path))
  if (found) return found
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium from the system packages ...')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env })
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'poppler-utils'], {
      stdio: 'inherit',
      env,
    })
  }
  const installed = USUAL.find((path) => existsSync(path)) ?? null
  if (!installed) console.error('No Chromium found: set CHROMIUM_PATH. The end-to-end tests will fail.')
  return installed
}
