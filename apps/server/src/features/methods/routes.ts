import * as contract from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { handle } from '../../plugins/route.ts'
import { readMeasuredErrors } from './measured.ts'
import { followSetting, readMethodSettings } from './settings.ts'

export function registerMethods(app: FastifyInstance): void {
  handle(app, contract.getMethods, async ({ db }) => ({
    ...(await readMethodSettings(db)),
    measured: await readMeasuredErrors(db),
  }))
  handle(app, contract.setPreset, async ({ db, actor, body: { reason, ...after } }) => {
    const { presets } = await readMethodSettings(db)
    const before = presets.find(({ content }) => content.code === after.code)!.content
    return followSetting(db, actor, {
      kind: `preset-${after.code}`,
      name: `Preset ${after.code}`,
      before,
      after,
      reason,
    })
  })
  handle(app, contract.setCostRates, async ({ db, actor, body: { reason, ...after } }) => {
    const { costs } = await readMethodSettings(db)
    return followSetting(db, actor, { kind: 'cost-rates', name: 'Tarif', before: costs.content, after, reason })
  })
  handle(app, contract.setErrorRates, async ({ db, actor, body: { reason, ...after } }) => {
    const { errors } = await readMethodSettings(db)
    return followSetting(db, actor, { kind: 'error-rates', name: 'Galat', before: errors.content, after, reason })
  })
}
