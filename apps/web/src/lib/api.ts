import { ErrorBody, type ResponseOf, type RouteContract } from '@petakom/contract'
import type { z } from 'zod'
import { ApiError, ConnectionError } from './api-error.ts'

type Part<Name extends string, Schema extends z.ZodType> =
  undefined extends z.input<Schema> ? { [K in Name]?: z.input<Schema> } : { [K in Name]: z.input<Schema> }

/** What a route wants, in the form a caller writes it; parts that the route does not declare may be left out. */
export type CallInput<R extends RouteContract> = Part<'params', R['params']> &
  Part<'query', R['query']> &
  Part<'body', R['body']> & { signal?: AbortSignal }

type CallArguments<R extends RouteContract> =
  object extends CallInput<R> ? [input?: CallInput<R>] : [input: CallInput<R>]

/** Any value will do: a page of another origin cannot send the header without asking first. */
export const REQUEST_MARK = { 'x-petakom': '1' } as const

let onSignedOut: () => void = () => {}

/** What to do when the server no longer knows the session. Set once by the application. */
export function setSignedOutHandler(handler: () => void): void {
  onSignedOut = handler
}

let onLocked: () => void = () => {}

/** What to do when the server says that the session is locked. Set once by the application. */
export function setLockedHandler(handler: () => void): void {
  onLocked = handler
}

export async function callApi<R extends RouteContract>(route: R, ...rest: CallArguments<R>): Promise<ResponseOf<R>> {
  const input = (rest[0] ?? {}) as { params?: object; query?: object; body?: unknown; signal?: AbortSignal }
  const init: RequestInit = { method: route.method, credentials: 'same-origin', headers: { ...REQUEST_MARK } }
  if (input.signal) init.signal = input.signal
  if (input.body !== undefined) {
    init.body = JSON.stringify(input.body)
    init.headers = { ...REQUEST_MARK, 'content-type': 'application/json' }
  }
  const reply = await send(urlOf(route, input), init)
  const body = await readBody(reply)
  if (!reply.ok) throw refusal(reply.status, body)
  return route.response.parse(body) as ResponseOf<R>
}

/** The route's address with its `:name` parameters filled and its query attached; empty values are left out. */
export function urlOf(route: Pick<RouteContract, 'url'>, input: { params?: object; query?: object } = {}): string {
  const params = (input.params ?? {}) as Record<string, unknown>
  const path = route.url.replace(/:(\w+)/g, (_slot, name: string) => {
    if (params[name] === undefined) throw new TypeError(`${route.url} needs the parameter ${name}`)
    return encodeURIComponent(String(params[name]))
  })
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(input.query ?? {})) {
    if (value === undefined || value === null || value === '') continue
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one))
  }
  return search.size > 0 ? `${path}?${search}` : path
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (cause) {
    if (init.signal?.aborted) throw cause
    throw new ConnectionError('no answer', { cause })
  }
}

async function readBody(reply: Response): Promise<unknown> {
  try {
    return await reply.json()
  } catch (cause) {
    // A proxy in between answers with its own page; only a promised answer that is cut off counts as no connection.
    if (reply.ok) throw new ConnectionError('answer cut off', { cause })
    return null
  }
}

/** Turns an error reply into the error to throw, and tells the application when the session is gone. */
export function refusal(status: number, body: unknown): Error {
  const parsed = ErrorBody.safeParse(body)
  if (!parsed.success)
    return status >= 502 ? new ConnectionError(`status ${status}`) : new ApiError(status, 'UNKNOWN', '')
  const { code, message, details } = parsed.data
  if (code === 'NOT_SIGNED_IN') onSignedOut()
  if (code === 'SESSION_LOCKED') onLocked()
  return new ApiError(status, code, message, details)
}
