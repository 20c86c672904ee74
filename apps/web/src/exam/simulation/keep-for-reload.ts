/**
 * Lets the service worker keep this chunk and its styles for a reload without the network: on a first visit they may
 * have come before it was at work, past its store.
 */
export function keepForReload(chunk: string): void {
  if (!('serviceWorker' in navigator)) return
  const fetchAgain = () => {
    const styles = [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')].map(({ href }) => href)
    for (const url of [chunk, ...styles]) fetch(url).catch(() => {})
  }
  if (navigator.serviceWorker.controller) fetchAgain()
  else navigator.serviceWorker.addEventListener('controllerchange', fetchAgain, { once: true })
}
