import type { FastifyRequest } from 'fastify'
import type { AppError } from './app-error.ts'

interface UploadErrors {
  NO_FILE(): AppError
  FILE_TOO_LARGE(details: { megabytes: number }): AppError
}

/** The one file of a multipart request, held in memory up to `mostBytes`; nothing is written to disk. */
export async function readUpload(
  request: FastifyRequest,
  mostBytes: number,
  refusals: UploadErrors,
): Promise<{ name: string; content: Buffer }> {
  if (!request.isMultipart()) throw refusals.NO_FILE()
  const part = await request.file({ limits: { fileSize: mostBytes } })
  if (!part) throw refusals.NO_FILE()
  const chunks: Buffer[] = []
  for await (const chunk of part.file) chunks.push(chunk)
  if (part.file.truncated) throw refusals.FILE_TOO_LARGE({ megabytes: mostBytes / 1e6 })
  return { name: part.filename, content: Buffer.concat(chunks) }
}
