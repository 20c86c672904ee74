import { createHash } from 'node:crypto'
import { type ItemContent, Media } from '@petakom/contract'
import { z } from 'zod'
import type { CheckedMedia } from '../media/media-check.ts'
import { isPicture } from '../media/read-media.ts'
import { type AuditActor, audit } from './audit.ts'
import type { Database } from './database.ts'
import { type Db, type Sql, sql } from './query.ts'

const PIECE_BYTES = 1 << 20
const MOST_NAME = 200

const select = (where: Sql) => sql`
  select m.id, case when m.content_type like 'image/%' then 'picture' else 'sound' end as kind,
    m.content_type as "contentType", m.file_name as "fileName", m.bytes::float8 as bytes, m.width, m.height, m.seconds,
    m.created_by_name as "createdBy",
    to_char(m.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt",
    array(select distinct i.code from item_version as v
      join item as i on i.instansi_id = v.instansi_id and i.id = v.item_id
      where v.instansi_id = m.instansi_id and v.content -> 'stimulus' ->> 'mediaId' = m.id::text order by 1) as "usedBy"
  from item_media as m ${where}`

export const findMedia = (db: Db, id: string): Promise<Media | null> => db.maybe(Media, select(sql`where m.id = ${id}`))

/** Newest first. */
export function listMedia(db: Db, kind: Media['kind'] | undefined): Promise<Media[]> {
  const type = kind === undefined ? '%' : kind === 'picture' ? 'image/%' : 'audio/%'
  return db.all(Media, select(sql`where m.content_type like ${type} order by m.created_at desc, m.id limit 500`))
}

/** Keeps what was checked, once: the same content brought again is the media that is there. */
export async function keepMedia(
  db: Db,
  actor: AuditActor,
  fileName: string,
  media: CheckedMedia,
): Promise<{ id: string; isNew: boolean }> {
  const Row = z.object({ id: z.string() })
  const hash = createHash('sha256').update(media.content).digest()
  const name = shownName(fileName)
  const made = await db.maybe(
    Row,
    sql`insert into item_media (instansi_id, content_type, file_name, bytes, hash, width, height, seconds,
        created_by_name)
      values (${actor.instansiId}, ${media.contentType}, ${name}, ${media.content.length}, ${hash}, ${media.width},
        ${media.height}, ${media.seconds}, ${actor.name})
      on conflict (instansi_id, hash) do nothing returning id`,
  )
  if (!made) return { ...(await db.one(Row, sql`select id from item_media where hash = ${hash}`)), isNew: false }
  for (let from = 0; from < media.content.length; from += PIECE_BYTES) {
    await db.run(sql`insert into item_media_piece (instansi_id, media_id, position, content)
      values (${actor.instansiId}, ${made.id}, ${from / PIECE_BYTES}, ${media.content.subarray(from, from + PIECE_BYTES)})`)
  }
  await audit(db, actor, {
    action: 'media.kept',
    subjectType: 'media',
    subjectId: made.id,
    after: { fileName: name, contentType: media.contentType, hash: hash.toString('hex') },
  })
  return { id: made.id, isNew: true }
}

/** A name that can be shown: no path, nothing invisible, nothing that turns the direction of reading. */
function shownName(fileName: string): string {
  const last = fileName.split(/[\\/]/).at(-1) ?? ''
  const visible = last.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, '').trim()
  return visible.slice(0, MOST_NAME) || 'tanpa nama'
}

export interface MediaBytes {
  readonly contentType: string
  readonly content: Buffer
}

/** Bytes as this process last read them: a hall asks for the same picture at once. Media never changes. */
const held = new Map<string, Promise<MediaBytes | null>>()
const sizes = new Map<string, number>()
const MOST_HELD = 96_000_000

export function readMediaBytes(database: Database, instansiId: string, id: string): Promise<MediaBytes | null> {
  const key = `${instansiId}:${id}`
  const known = held.get(key)
  if (known) return known
  const reading = database.tenant(instansiId, (db) => read(db, id))
  held.set(key, reading)
  reading.then(
    (media) => (media ? hold(key, media.content.length) : held.delete(key)),
    () => held.delete(key),
  )
  return reading
}

function hold(key: string, bytes: number): void {
  sizes.set(key, bytes)
  let total = [...sizes.values()].reduce((sum, size) => sum + size, 0)
  for (const [oldest, size] of sizes) {
    if (total <= MOST_HELD) return
    total -= size
    sizes.delete(oldest)
    held.delete(oldest)
  }
}

async function read(db: Db, id: string): Promise<MediaBytes | null> {
  const media = await db.maybe(
    z.object({ contentType: z.string() }),
    sql`select content_type as "contentType" from item_media where id = ${id}`,
  )
  if (!media) return null
  const pieces = await db.all(
    z.object({ content: z.instanceof(Buffer) }),
    sql`select content from item_media_piece where media_id = ${id} order by position`,
  )
  return { ...media, content: Buffer.concat(pieces.map(({ content }) => content)) }
}

/** The media that a content shows, or null. */
export const mediaOf = ({ stimulus }: ItemContent): string | null =>
  stimulus && 'mediaId' in stimulus ? stimulus.mediaId : null

/** Whether what a content shows is there, and is a picture where one is seen and a sound where one is heard. */
export async function hasItsMedia(db: Db, content: ItemContent): Promise<boolean> {
  const id = mediaOf(content)
  if (id === null) return true
  // Nobody deletes it before this transaction ends.
  await db.run(sql`select pg_advisory_xact_lock_shared(hashtextextended(${id}, 0))`)
  const row = await db.maybe(
    z.object({ contentType: z.custom<CheckedMedia['contentType']>() }),
    sql`select content_type as "contentType" from item_media where id = ${id}`,
  )
  return row !== null && isPicture(row) === (content.stimulus?.kind === 'figure')
}
