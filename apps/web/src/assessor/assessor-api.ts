import type { BodyOf, JournalReply, ObservationWorkspaceReply, Session, sendObservations } from '@petakom/contract'
import { callServer } from '../lib/call-server.ts'

export { Refusal, Unreachable } from '../lib/call-server.ts'

export const assessorApi = {
  signIn: (nip: string, password: string) => callServer<Session>('POST', '/api/session', { body: { nip, password } }),
  signOut: () => callServer<unknown>('DELETE', '/api/session'),
  workspace: () => callServer<ObservationWorkspaceReply>('GET', '/api/observation/workspace'),
  send: (sittingId: string, body: BodyOf<typeof sendObservations>) =>
    callServer<JournalReply>('POST', `/api/observation/sittings/${sittingId}/journal`, { body }),
}
export type AssessorApi = typeof assessorApi
