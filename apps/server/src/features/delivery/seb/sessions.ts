import { type BodyOf, type changeSeb, type listSeb, type ResponseOf, SessionSeb } from '@petakom/contract'
import { z } from 'zod'
import { type AuditActor, audit } from '../../../db/audit.ts'
import { type Db, type Sql, sql } from '../../../db/query.ts'
import { errors } from '../../../plugins/errors.ts'
import { requireRow } from '../../../plugins/require-row.ts'
import { roomErrors } from '../room/errors.ts'
import { configKeyOf, type SebDictionary, SebSettings } from './config-key.ts'
import { hashQuitPassword, makeSettings } from './make-settings.ts'

const selectSessions = (where: Sql) => sql`
  select s.id as "sessionId", s.number, to_char(s.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "startsAt",
    case when b.session_id is not null then jsonb_build_object('isRequired', b.is_required,
      'startUrl', b.settings ->> 'startURL', 'hasQuitPassword', b.settings ->> 'hashedQuitPassword' <> '',
      'configKey', b.config_key, 'browserExamKeys', b.browser_exam_keys, 'changedBy', b.changed_by_name,
      'changedAt', to_char(b.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) end as seb
  from event_session as s
  left join session_seb as b on b.instansi_id = s.instansi_id and b.session_id = s.id
  ${where} order by s.number`

export async function listSessions(db: Db, eventId: string, publicUrl: string): Promise<ResponseOf<typeof listSeb>> {
  await requireRow(db, 'event', eventId)
  const sessions = await db.all(SessionSeb, selectSessions(sql`where s.event_id = ${eventId}`))
  return { suggestedUrl: new URL('/ujian', publicUrl).href, sessions }
}

/** Switches Safe Exam Browser on or off for a session, and makes its configuration where address or password changed. */
export async function changeSession(
  db: Db,
  actor: AuditActor,
  sessionId: string,
  { isRequired, startUrl, quitPassword, browserExamKeys }: BodyOf<typeof changeSeb>,
): Promise<SessionSeb> {
  const url = pageAddress(startUrl)
  const before = (await db.all(SessionSeb, selectSessions(sql`where s.id = ${sessionId}`)))[0]
  if (!before) throw errors.NOT_FOUND()
  const known = await findSettings(db, sessionId)
  const knownHash = String(known?.hashedQuitPassword ?? '')
  const quitPasswordHash = quitPassword === undefined ? knownHash : hashQuitPassword(quitPassword)
  const isSame = known?.startURL === url && knownHash === quitPasswordHash
  const settings = known && isSame ? known : makeSettings({ startUrl: url, quitPasswordHash })
  const keys = [...new Set(browserExamKeys)]
  await db.run(sql`
    insert into session_seb (instansi_id, session_id, is_required, settings, config_key, browser_exam_keys, changed_by_name)
    values (${actor.instansiId}, ${sessionId}, ${isRequired}, ${JSON.stringify(settings)}, ${configKeyOf(settings)},
      ${keys}, ${actor.name})
    on conflict (instansi_id, session_id) do update set is_required = excluded.is_required,
      settings = excluded.settings, config_key = excluded.config_key, browser_exam_keys = excluded.browser_exam_keys,
      changed_by_name = excluded.changed_by_name, changed_at = clock_timestamp()`)
  const after = (await db.all(SessionSeb, selectSessions(sql`where s.id = ${sessionId}`)))[0]!
  await audit(db, actor, {
    action: 'session.seb-changed',
    subjectType: 'session',
    subjectId: sessionId,
    before: before.seb,
    after: after.seb,
  })
  return after
}

export async function findSettings(db: Db, sessionId: string): Promise<SebDictionary | null> {
  const row = await db.maybe(
    z.object({ settings: SebSettings }),
    sql`select settings from session_seb where session_id = ${sessionId}`,
  )
  return row?.settings ?? null
}

function pageAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  const isPlain = url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/ujian' && !url.username
  // Nothing may need escaping in the SEB-JSON, whose hash must be the same in every version of SEB.
  if (!url || !isPlain || url.search || url.hash || /["\\<>&\s]/.test(url.href)) throw roomErrors.SEB_ADDRESS()
  return url.href
}
