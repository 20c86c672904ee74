import { REQUEST_MARK, refusal } from './api.ts'
import { ConnectionError } from './api-error.ts'

/** Fetches a document and hands it to the browser under the name the server gave it, or `fallbackName`. */
export async function downloadFile(url: string, fallbackName: string): Promise<void> {
  const reply = await fetch(url, { credentials: 'same-origin', headers: REQUEST_MARK }).catch((cause: unknown) => {
    throw new ConnectionError('no answer', { cause })
  })
  if (!reply.ok) throw refusal(reply.status, await reply.json().catch(() => null))
  saveBlob(await reply.blob(), nameFrom(reply.headers.get('content-disposition')) ?? fallbackName)
}

/** Hands a text that the page has made to the browser as a file. */
export function saveText(text: string, name: string, type: string): void {
  saveBlob(new Blob([text], { type }), name)
}

function saveBlob(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // Some browsers read the address only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

function nameFrom(disposition: string | null): string | null {
  const encoded = disposition?.match(/filename\*=UTF-8''([^;]+)/i)?.[1]
  if (encoded) return decodeURIComponent(encoded)
  return disposition?.match(/filename="([^"]+)"/i)?.[1] ?? null
}
