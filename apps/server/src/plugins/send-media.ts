import type { FastifyReply } from 'fastify'
import type { MediaBytes } from '../db/item-media.ts'

/**
 * Bytes to be shown in a page. The type is what the bytes were found to be, nothing is guessed from them, and opened by
 * itself the file may do nothing.
 */
export function sendMedia(reply: FastifyReply, { contentType, content }: MediaBytes): FastifyReply {
  return reply
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('content-disposition', 'inline')
    .type(contentType)
    .send(content)
}
