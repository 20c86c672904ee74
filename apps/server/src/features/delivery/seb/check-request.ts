import { timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { deliveryErrors } from '../errors.ts'
import { requestHash } from './config-key.ts'
import type { SebRequirement } from './requirements.ts'

const isSame = (told: string, wanted: string) =>
  told.length === wanted.length && timingSafeEqual(Buffer.from(told), Buffer.from(wanted))

/**
 * Refuses a request that does not come from Safe Exam Browser with our configuration. SEB puts the hashes into headers of
 * its own, over the address of each request; where its engine cannot (WKWebView), the page asks SEB for them and sends
 * those of the page's address along. The address is that of the configuration: what a Host header says is not believed.
 */
export function requireSeb(requirement: SebRequirement, request: Pick<FastifyRequest, 'headers' | 'url'>): void {
  const { startUrl, configKey, browserExamKeys } = requirement
  const headers = request.headers
  const own = new URL(request.url, startUrl).href
  const proves = (header: string, fromPage: string, keys: readonly string[]) => {
    const told = headers[header]
    const asked = headers[fromPage]
    return keys.some(
      (key) =>
        (typeof told === 'string' && isSame(told.toLowerCase(), requestHash(own, key))) ||
        (typeof asked === 'string' && isSame(asked.toLowerCase(), requestHash(startUrl, key))),
    )
  }
  const hasAny = ['x-safeexambrowser-configkeyhash', 'x-seb-page-config'].some((name) => headers[name])
  if (!hasAny) throw deliveryErrors.SEB_REQUIRED()
  if (!proves('x-safeexambrowser-configkeyhash', 'x-seb-page-config', [configKey]))
    throw deliveryErrors.SEB_WRONG_CONFIG()
  if (browserExamKeys.length > 0 && !proves('x-safeexambrowser-requesthash', 'x-seb-page-exam', browserExamKeys))
    throw deliveryErrors.SEB_WRONG_VERSION()
}
