import { endOfJob } from './jobs.ts'
import { multipartFile } from './roster-file.ts'
import type { Caller } from './test-app.ts'

/** Uploads a roster and waits for its check: the preview, or the refusal that the upload or the check ended with. */
export async function uploadRoster(call: Caller, name: string, content: Buffer) {
  const { payload, contentType } = multipartFile(name, content)
  const reply = await call('POST', '/api/imports/roster', payload, { 'content-type': contentType })
  if (reply.statusCode !== 200) return { status: reply.statusCode, body: reply.json() }
  const { id, job } = reply.json()
  const ended = await endOfJob(call, job.id)
  if (ended.state === 'failed') return { status: 400, body: ended.error as never }
  const batch = (await call('GET', `/api/imports/${id}`)).json()
  return { status: 200, body: { ...batch, ...batch.preview } }
}
