import { hash, randomBytes } from 'node:crypto'
import { type Actor, ROLES } from '@petakom/domain'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { coalesce } from '../db/coalesce.ts'
import { type Db, prepared, sql } from '../db/query.ts'
import { KnownActors } from './known-actors.ts'
import { OpenStreams } from './open-streams.ts'

export interface SignedInActor extends Actor {
  readonly id: string
  readonly name: string
  readonly nip: string
  readonly sessionId: string
  readonly isLocked: boolean
}

const COOKIE = 'petakom_session'
/** A working day for accounts; a participant's session outlives the longest sitting. */
const LIFETIME_HOURS = 12

const ActorRow = z.object({
  instansiId: z.string(),
  sessionId: z.string(),
  isLocked: z.boolean(),
  id: z.string(),
  name: z.string(),
  nip: z.string(),
  roles: z.array(z.enum(ROLES)),
  participantId: z.string().nullable(),
})

const hashToken = (token: string) => hash('sha256', token)

type ActorRow = z.infer<typeof ActorRow>

declare module 'fastify' {
  interface FastifyInstance {
    findSession(tokenHash: string): Promise<ActorRow | null>
    /** At once in this process; the database's notice does the same for the others. */
    forgetActors(): void
    readonly openStreams: OpenStreams
  }
}

/** Who is signed in: remembered for a moment, and requests that arrive together are looked up together. */
export async function registerSignIn(app: FastifyInstance): Promise<void> {
  const { database } = app
  const streams = new OpenStreams()
  app.decorate('openStreams', streams)
  const actors = new KnownActors<ActorRow>(
    ({ isLocked }) => !isLocked,
    () => streams.checkSoon(),
  )
  await actors.follow(app, database)
  const lookUp = coalesce(async (hashes: readonly string[]) => {
    const rows = await database.gate((db) => findActorRows(db, hashes))
    const byHash = new Map(rows.map(({ tokenHash, ...row }) => [tokenHash, row]))
    return hashes.map((one) => byHash.get(one) ?? null)
  })
  app.decorate('forgetActors', () => actors.forget())
  app.decorate('findSession', (hash: string) => actors.find(hash, lookUp))
}

function findActorRows(db: Db, hashes: readonly string[]) {
  return db.all(
    ActorRow.extend({ tokenHash: z.string() }),
    prepared(
      'find-actors',
      sql`select encode(s.token_hash, 'hex') as "tokenHash", s.instansi_id as "instansiId", s.id as "sessionId",
        s.locked_at is not null as "isLocked",
        coalesce(a.id, p.id) as id, coalesce(a.name, g.name) as name, coalesce(a.nip, g.nip) as nip,
        coalesce(a.roles, '{peserta}') as roles, s.participant_id as "participantId"
      from login_session as s
      left join account as a on a.instansi_id = s.instansi_id and a.id = s.account_id
      left join participant as p on p.instansi_id = s.instansi_id and p.id = s.participant_id
      left join pegawai as g on g.instansi_id = p.instansi_id and g.id = p.pegawai_id
      where s.token_hash in (select decode(hash, 'hex') from unnest(${hashes}::text[]) as hash)
        and s.expires_at > now() and a.disabled_at is null`,
    ),
  )
}

/** The actor behind a request's cookie, or null. A disabled account has no session. */
export async function findActor(request: FastifyRequest): Promise<SignedInActor | null> {
  const token = request.cookies[COOKIE]
  if (!token) return null
  const row = await request.server.findSession(hashToken(token))
  return row && { ...row, participantId: row.participantId ?? undefined }
}

export type SessionOwner =
  | { readonly instansiId: string; readonly accountId: string }
  | { readonly instansiId: string; readonly participantId: string }

/** Opens a session in the gate's transaction and gives the browser its cookie. */
export async function openSession(db: Db, owner: SessionOwner, reply: FastifyReply): Promise<void> {
  const token = randomBytes(32).toString('base64url')
  const account = 'accountId' in owner ? owner.accountId : null
  const participant = 'participantId' in owner ? owner.participantId : null
  await db.run(sql`
    insert into login_session (instansi_id, token_hash, account_id, participant_id, expires_at)
    values (${owner.instansiId}, decode(${hashToken(token)}, 'hex'), ${account}, ${participant},
      now() + make_interval(hours => ${LIFETIME_HOURS}))`)
  reply.setCookie(COOKIE, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: reply.request.protocol === 'https',
    maxAge: LIFETIME_HOURS * 3600,
  })
}

/** Marks an open session as locked, or opens it again. False where it already was so. */
export async function setSessionLock(db: Db, sessionId: string, isLocked: boolean): Promise<boolean> {
  const changed = await db.run(sql`
    update login_session set locked_at = case when ${isLocked} then now() end
    where id = ${sessionId} and (locked_at is not null) <> ${isLocked}`)
  return changed > 0
}

export async function closeSession(db: Db, sessionId: string, reply: FastifyReply): Promise<void> {
  await db.run(sql`delete from login_session where id = ${sessionId}`)
  reply.clearCookie(COOKIE, { path: '/' })
}
