import * as contract from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { handle } from '../../../plugins/route.ts'
import { proposeCorrection } from './propose.ts'

export function registerCorrections(app: FastifyInstance): void {
  handle(app, contract.proposeKeyCorrection, async ({ db, actor, params, body }) => ({
    id: await proposeCorrection(db, actor, params.id, body),
  }))
}
