import * as contract from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { handlePublicFreely } from '../../plugins/route.ts'
import { apiDocument } from './document.ts'

export function registerOpenApi(app: FastifyInstance): void {
  handlePublicFreely(app, contract.getOpenApi, async () => apiDocument())
}
