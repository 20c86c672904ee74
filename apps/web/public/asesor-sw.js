// Keeps the assessors' page and its files, so that a reload without the network finds them. Data never goes through.
const CACHE = 'petakom-asesor-1'
const PAGE = '/asesor'
const PATIENCE_MS = 4000

self.addEventListener('install', (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(CACHE)
      const page = await fetch(PAGE, { cache: 'no-cache' })
      const html = await page.clone().text()
      await cache.put(PAGE, page)
      const files = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path)
      await cache.addAll(files)
      await self.skipWaiting()
    })(),
  )
})

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url)
  if (event.request.method !== 'GET' || url.origin !== location.origin || url.pathname.startsWith('/api')) return
  if (event.request.mode === 'navigate' && url.pathname.startsWith(PAGE)) event.respondWith(freshPage(event.request))
  else if (url.pathname.startsWith('/assets/')) event.respondWith(storedFile(event.request))
})

async function freshPage(request) {
  const cache = await caches.open(CACHE)
  try {
    const page = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) })
    if (page.ok) await cache.put(PAGE, page.clone())
    return page
  } catch (error) {
    const stored = await cache.match(PAGE)
    if (stored) return stored
    throw error
  }
}

/** File names carry a hash of their content: what is stored is right. */
async function storedFile(request) {
  const cache = await caches.open(CACHE)
  const stored = await cache.match(request)
  if (stored) return stored
  const file = await fetch(request)
  if (file.ok) await cache.put(request, file.clone())
  return file
}
