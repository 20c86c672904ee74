/** A refused or failed request of the simulated hall. */
export class HallError extends Error {
  override readonly name = 'HallError'
  readonly code: string

  constructor(method: string, path: string, status: number, body: string) {
    super(`${method} ${path}: ${status} ${body.slice(0, 300)}`)
    this.code = (JSON.parse(body || '{}') as { code?: string }).code ?? String(status)
  }
}

export interface HallClient {
  get<T>(path: string): Promise<T>
  post<T>(path: string, body: unknown): Promise<T>
  put<T>(path: string, body: unknown): Promise<T>
  /** The session cookie as it stands. */
  cookie(): string
}

/** One browser's worth of HTTP: keeps the session cookie, nothing else. */
export function createHallClient(baseUrl: string): HallClient {
  let cookie = ''
  async function call<T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<T> {
    const response = await fetch(new URL(path, baseUrl), {
      method,
      headers: {
        'x-petakom': '1',
        ...(cookie ? { cookie } : {}),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const text = await response.text()
    if (!response.ok) throw new HallError(method, path, response.status, text)
    const given = response.headers.getSetCookie()[0]?.split(';')[0]
    if (given) cookie = given
    return JSON.parse(text) as T
  }
  return {
    get: (path) => call('GET', path),
    post: (path, body) => call('POST', path, body),
    put: (path, body) => call('PUT', path, body),
    cookie: () => cookie,
  }
}
