import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..')

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .filter((path) => !path.includes('node_modules'))
}

/** What a file imports: paths inside the project, or names of packages. */
function importsOf(path: string): string[] {
  const text = readFileSync(join(ROOT, path), 'utf8')
  const found = text.matchAll(/\bfrom '([^'\n]+)'|^import '([^'\n]+)'|\bimport\('([^'\n]+)'\)/gm)
  return [...found]
    .map((match) => match[1] ?? match[2] ?? match[3] ?? '')
    .map((target) => (target.startsWith('.') ? relative(ROOT, resolve(ROOT, path, '..', target)) : target))
}

const isTest = (path: string) => /\.test\.tsx?$|\/testing\//.test(path)

function violations(folder: string, allowed: (path: string, target: string) => boolean): string[] {
  return sources(folder)
    .filter((path) => !isTest(path))
    .flatMap((path) =>
      importsOf(path)
        .filter((target) => !allowed(path, target))
        .map((target) => `${path} -> ${target}`),
    )
}

const inside = (folder: string, target: string) => target.startsWith(folder)

describe('arrows between the parts', () => {
  it.each([
    ['packages/psychometrics', []],
    ['packages/placement', ['highs']],
    ['packages/qti', []],
    ['packages/domain', ['@petakom/psychometrics', '@petakom/placement']],
    ['packages/contract', ['@petakom/domain', 'zod']],
  ])('%s imports only what it may', (folder, packages) => {
    expect(violations(`${folder}/src`, (_, target) => inside(folder, target) || packages.includes(target))).toEqual([])
  })

  it.each(['apps/server/src/features', 'apps/web/src/features'])('no feature of %s imports another', (folder) => {
    const featureOf = (path: string) => path.slice(folder.length + 1).split('/')[0]
    expect(
      violations(folder, (path, target) => !inside(`${folder}/`, target) || featureOf(path) === featureOf(target)),
    ).toEqual([])
  })

  it('the database module and the plugins import no feature', () => {
    for (const folder of ['apps/server/src/db', 'apps/server/src/plugins']) {
      expect(violations(folder, (_, target) => !inside('apps/server/src/features', target))).toEqual([])
    }
  })

  it('the browser imports nothing of the server, and its widgets nothing of a feature', () => {
    expect(
      violations('apps/web/src', (_, target) => !inside('apps/server', target) && !target.startsWith('node:')),
    ).toEqual([])
    for (const folder of ['apps/web/src/ui', 'apps/web/src/lib']) {
      expect(violations(folder, (_, target) => !inside('apps/web/src/features', target))).toEqual([])
    }
  })

  it('only config.ts and the tests’ own set-up read the environment', () => {
    const readers = sources('apps/server/src')
      .filter((path) => !isTest(path) && !path.includes('/testing/'))
      .filter((path) => /process\.env\.[A-Z]/.test(readFileSync(join(ROOT, path), 'utf8')))
    // PostgreSQL's tools are handed PATH and nothing else.
    expect(readers.filter((path) => !path.endsWith('postgres/embedded.ts'))).toEqual([])
  })

  it('threads are started in one place, which keeps the code of WebAssembly from being freed', () => {
    const starters = [...sources('apps/server/src'), ...sources('bench')].filter((path) =>
      /\bnew Worker\(/.test(readFileSync(join(ROOT, path), 'utf8')),
    )
    expect(starters).toEqual(['apps/server/src/jobs/start-thread.ts'])
  })
})
