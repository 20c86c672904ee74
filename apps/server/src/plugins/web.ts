import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { errors } from './errors.ts'

export const WEB_FOLDER = join(import.meta.dirname, '../../../web/dist')

/** Shown while the pages themselves are still being built; asks again every two seconds, without a script. */
const WAITING = `<!doctype html><html lang="id"><head><meta charset="utf-8"><meta http-equiv="refresh" content="2">
<meta name="viewport" content="width=device-width"><title>Petakom sedang disiapkan</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:40rem;margin:20vh auto;padding:0 16px;color:#14202e}
@media(prefers-color-scheme:dark){body{background:#0e1620;color:#eaf0f6}}</style></head>
<body><h1>Petakom sedang disiapkan</h1><p role="status">Halaman sedang dibangun untuk pertama kali, umumnya kurang dari
setengah menit. Halaman ini memuat ulang sendiri.</p></body></html>`

const PAGES = [
  ['/ujian', 'exam.html'],
  ['/latihan', 'practice.html'],
  ['/asesor', 'asesor.html'],
] as const

/** The built web app: one page for offices, one for participants under /ujian, one to practise on, one for assessors; everything else is a file or a route. */
export async function serveWeb(app: FastifyInstance, folder = WEB_FOLDER): Promise<void> {
  mkdirSync(folder, { recursive: true })
  await app.register(fastifyStatic, {
    root: folder,
    serve: false,
    // Names under /assets carry a hash of their content.
    setHeaders: (reply, path) => {
      reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  app.setNotFoundHandler((request, reply) => {
    const [path = '/'] = request.url.split('?')
    if (path.startsWith('/api') || request.method !== 'GET') throw errors.NOT_FOUND()
    if (!existsSync(join(folder, 'index.html'))) return reply.type('text/html').send(WAITING)
    if (isFile(folder, path)) return reply.sendFile(path.slice(1))
    if (path.startsWith('/assets/')) throw errors.NOT_FOUND()
    const page = PAGES.find(([at]) => path === at || path.startsWith(`${at}/`))?.[1] ?? 'index.html'
    return reply
      .type('text/html')
      .header('cache-control', 'no-cache')
      .send(readFileSync(join(folder, page)))
  })
}

function isFile(folder: string, path: string): boolean {
  return /\.[a-z0-9]+$/i.test(path) && !path.includes('..') && existsSync(join(folder, path))
}
