import * as contract from '@petakom/contract'
import { ELIGIBILITY_RULES, rulesInForce } from '@petakom/domain'
import type { FastifyInstance } from 'fastify'
import { handle } from '../../plugins/route.ts'
import { readElectionWindows, recordElectionWindow, withdrawElectionWindow } from './election-windows.ts'

export function registerSettings(app: FastifyInstance): void {
  handle(app, contract.listElectionWindows, async ({ db }) => {
    const today = new Date().toISOString().slice(0, 10)
    const rule = rulesInForce(ELIGIBILITY_RULES, today).find(({ check }) => check === 'freeze')
    if (!rule) throw new Error(`no rule on elections is in force on ${today}`)
    const { code, clause, source, confidence } = rule
    return { rule: { code, clause, source, confidence }, windows: await readElectionWindows(db) }
  })
  handle(app, contract.addElectionWindow, ({ db, actor, body }) => recordElectionWindow(db, actor, body))
  handle(app, contract.withdrawElectionWindow, async ({ db, actor, params, body }) => {
    await withdrawElectionWindow(db, actor, params.id, body.reason)
    return contract.done
  })
}
