import type { BodyOf, ParamsOf, QueryOf, ResponseOf, RouteContract, RoutePermission } from '@petakom/contract'
import { can } from '@petakom/domain'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Db } from '../db/query.ts'
import { AppError } from './app-error.ts'
import { errors } from './errors.ts'
import { type EventStream, openEventStream } from './event-stream.ts'
import { invalidInput, refuseUnreadableText } from './invalid-input.ts'
import { findActor, type SignedInActor } from './sign-in.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    permission?: RoutePermission
  }
}

interface Input<R extends RouteContract> {
  readonly params: ParamsOf<R>
  readonly query: QueryOf<R>
  readonly body: BodyOf<R>
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** What a handler is given: parsed input, the actor, and one transaction under the actor's instansi. */
export interface Handling<R extends RouteContract> extends Input<R> {
  readonly db: Db
  readonly actor: SignedInActor
}

/** A file instead of JSON: the reply of a download route. */
export interface FileReply {
  readonly fileName: string
  readonly contentType: string
  /** A function is called once the transaction is over: what takes long holds no connection. */
  readonly content: Buffer | string | (() => Promise<Uint8Array>)
}

function parse<S extends z.ZodType>(schema: S, value: unknown, part: string): z.output<S> {
  refuseUnreadableText(value, part)
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw invalidInput(parsed.error, part, value)
  return parsed.data
}

function parseInput<R extends RouteContract>(contract: R, request: FastifyRequest, reply: FastifyReply): Input<R> {
  // Cookies go along with a request that another site made; a header of our own does not.
  if (contract.method !== 'GET' && request.headers['x-petakom'] !== '1') throw errors.MISSING_HEADER()
  return {
    params: parse(contract.params, request.params, 'alamat') as ParamsOf<R>,
    query: parse(contract.query, request.query, 'alamat') as QueryOf<R>,
    body: parse(contract.body, request.isMultipart() ? undefined : request.body, 'isian') as BodyOf<R>,
    request,
    reply,
  }
}

async function authorise({ permission, whileLocked }: RouteContract, request: FastifyRequest) {
  const actor = await findActor(request)
  if (!actor) throw errors.NOT_SIGNED_IN()
  if (actor.isLocked && !whileLocked) throw errors.SESSION_LOCKED()
  if (permission !== 'public' && permission !== 'signed-in' && !can(actor, permission)) throw errors.FORBIDDEN()
  return actor
}

function register<R extends RouteContract>(
  app: FastifyInstance,
  contract: R,
  run: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
): void {
  app.route({ method: contract.method, url: contract.url, config: { permission: contract.permission }, handler: run })
}

/** A JSON route: one transaction for the whole of it, the reply parsed by its schema so that nothing unnamed leaves. */
export function handle<R extends RouteContract>(
  app: FastifyInstance,
  contract: R,
  work: (handling: Handling<R>) => Promise<ResponseOf<R>>,
): void {
  register(app, contract, async (request, reply) => {
    const actor = await authorise(contract, request)
    const input = parseInput(contract, request, reply)
    const value = await app.database.tenant(actor.instansiId, (db) => work({ ...input, db, actor }))
    return contract.response.parse(value)
  })
}

/** A download: like `handle`, with a file for a reply and its permission checked the same way. */
export function handleFile<R extends RouteContract>(
  app: FastifyInstance,
  contract: R,
  work: (handling: Handling<R>) => Promise<FileReply>,
): void {
  register(app, contract, async (request, reply) => {
    const actor = await authorise(contract, request)
    const input = parseInput(contract, request, reply)
    const file = await app.database.tenant(actor.instansiId, (db) => work({ ...input, db, actor }))
    const content = typeof file.content === 'function' ? Buffer.from((await file.content()).buffer) : file.content
    return reply
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`)
      .type(file.contentType)
      .send(content)
  })
}

/** For work that cannot be one transaction (an upload, a stream): the actor is known, transactions are the handler's. */
export function handleFreely<R extends RouteContract>(
  app: FastifyInstance,
  contract: R,
  work: (handling: Omit<Handling<R>, 'db'>) => Promise<ResponseOf<R> | FastifyReply>,
): void {
  register(app, contract, async (request, reply) => {
    const actor = await authorise(contract, request)
    const value = await work({ ...parseInput(contract, request, reply), actor })
    return value === reply ? reply : contract.response.parse(value)
  })
}

/** A refusal ends a stream; that nobody could be asked does not. */
const isRefusal = (error: unknown): boolean => {
  if (error instanceof AppError && error.status < 500) return false
  throw error
}

/** An open reply of server-sent events: its permission is checked when it begins, and it ends by itself within minutes. */
export function handleStream<R extends RouteContract>(
  app: FastifyInstance,
  contract: R,
  work: (handling: Omit<Handling<R>, 'db'> & { readonly stream: EventStream }) => Promise<void>,
  /** What is refused before the stream begins, by a reply like any other. */
  check?: (handling: Handling<R>) => Promise<void>,
): void {
  register(app, contract, async (request, reply) => {
    const actor = await authorise(contract, request)
    const input = parseInput(contract, request, reply)
    if (check) await app.database.tenant(actor.instansiId, (db) => check({ ...input, db, actor }))
    const stream = openEventStream(reply)
    app.openStreams.add(actor, stream, () => authorise(contract, request).then(() => true, isRefusal))
    await work({ ...input, actor, stream }).catch((error: unknown) => {
      request.log.error(error)
      stream.end()
    })
    return reply
  })
}

/** A door that anybody may knock at. Its transaction sees only what signing in needs. */
export function handlePublic<R extends RouteContract>(
  app: FastifyInstance,
  contract: R,
  work: (handling: Input<R> & { readonly db: Db }) => Promise<ResponseOf<R>>,
): void {
  if (contract.permission !== 'public') throw new Error(`${contract.url} is not declared public`)
  register(app, contract, async (request, reply) => {
    const input = parseInput(contract, request, reply)
    return contract.response.parse(await app.database.gate((db) => work({ ...input, db })))
  })
}

/** A public door without a transaction: for work that opens its own and must not hold one connection while it waits. */
export function handlePublicFreely<R extends RouteContract>(
  app: FastifyInstance,
  contract: R,
  work: (input: Input<R>) => Promise<ResponseOf<R>>,
): void {
  if (contract.permission !== 'public') throw new Error(`${contract.url} is not declared public`)
  register(app, contract, async (request, reply) =>
    contract.response.parse(await work(parseInput(contract, request, reply))),
  )
}
