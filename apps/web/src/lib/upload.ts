import type { ResponseOf, RouteContract } from '@petakom/contract'
import { REQUEST_MARK, refusal, urlOf } from './api.ts'
import { ConnectionError } from './api-error.ts'

export interface UploadInput {
  readonly file: File
  readonly params?: object
  readonly query?: object
  /** Sent share, 0 to 1. */
  readonly onProgress?: (share: number) => void
  readonly signal?: AbortSignal
}

/** Sends one file as multipart. XMLHttpRequest, because fetch cannot report how much has been sent. */
export function uploadFile<R extends RouteContract>(route: R, input: UploadInput): Promise<ResponseOf<R>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(route.method, urlOf(route, input))
    for (const [name, value] of Object.entries(REQUEST_MARK)) request.setRequestHeader(name, value)
    request.responseType = 'text'
    request.upload.onprogress = ({ loaded, total }) => input.onProgress?.(total > 0 ? loaded / total : 0)
    request.onerror = () => reject(new ConnectionError('upload broke off'))
    request.onabort = () => reject(new DOMException('upload cancelled', 'AbortError'))
    request.onload = () => {
      const body = parseJson(request.responseText)
      if (request.status >= 200 && request.status < 300) resolve(route.response.parse(body) as ResponseOf<R>)
      else reject(refusal(request.status, body))
    }
    input.signal?.addEventListener('abort', () => request.abort())
    const form = new FormData()
    form.append('file', input.file)
    request.send(form)
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
