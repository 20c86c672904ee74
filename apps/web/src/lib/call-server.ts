import type { ErrorBody } from '@petakom/contract'

/** The server answered, and refused. `message` is one Indonesian sentence. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: number
  readonly code: string
  readonly details: unknown

  constructor(status: number, { code, message, details }: ErrorBody) {
    super(message)
    this.status = status
    this.code = code
    this.details = details
  }
}

/** No usable answer: off line, timed out, or a server that is down. Worth another try, with everything kept. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
}

const PATIENCE_MS = 15_000

/** One request of a page that must live with a line that is cut: it is answered, refused, or worth another try. */
export async function callServer<T>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  { body, headers }: { body?: unknown; headers?: Record<string, string> } = {},
): Promise<T> {
  let response: Response
  let reply: unknown
  try {
    response = await fetch(path, {
      method,
      headers: {
        'x-petakom': '1',
        ...headers,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    reply = await response.json()
  } catch (cause) {
    throw new Unreachable(path, { cause })
  }
  if (response.ok) return reply as T
  if (response.status >= 500) throw new Unreachable(path)
  // Something between page and server that answers in its own words is as good as no line.
  if (typeof (reply as Partial<ErrorBody> | null)?.code !== 'string') throw new Unreachable(path)
  throw new Refusal(response.status, reply as ErrorBody)
}
