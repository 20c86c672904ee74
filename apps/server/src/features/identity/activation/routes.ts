import * as contract from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { audit } from '../../../db/audit.ts'
import type { Db } from '../../../db/query.ts'
import { activationCode } from '../../../plugins/activation-code.ts'
import { errors } from '../../../plugins/errors.ts'
import { requireRow } from '../../../plugins/require-row.ts'
import { handle, handleFile, handlePublicFreely } from '../../../plugins/route.ts'
import type { SignedInActor } from '../../../plugins/sign-in.ts'
import { identityErrors } from '../errors.ts'
import { getInstansi } from '../queries.ts'
import { activate } from './activate.ts'
import { cardsWorkbook } from './cards-workbook.ts'
import { CODE_VALID_DAYS, findOfficialRow, giveNewCodes, listAgencyRows, listOfficialRows } from './officials.ts'

export function registerActivation(app: FastifyInstance): void {
  const { secret, publicUrl } = app.settings

  handlePublicFreely(app, contract.activateAccount, ({ body, request }) =>
    activate(app.database, secret, body, request.ip),
  )

  handle(app, contract.listActivationAgencies, async ({ db }) => ({
    validDays: CODE_VALID_DAYS,
    agencies: await listAgencyRows(db),
  }))

  handle(app, contract.issueActivationCodes, async ({ db, actor, body: { unitId } }) => {
    if (unitId) await requireRow(db, 'unit_kerja', unitId)
    const waiting = (await listOfficialRows(db, unitId)).filter(({ state }) => state === 'none' || state === 'expired')
    const { instansiId } = actor
    const ids = waiting.map(({ id }) => id)
    const issued = await giveNewCodes(db, instansiId, ids)
    const after = { officials: issued, validDays: CODE_VALID_DAYS }
    await audit(db, actor, { action: 'activation.issued', subjectType: 'unit', subjectId: unitId, after })
    return { issued }
  })

  handle(app, contract.renewActivationCode, async ({ db, actor, body: { nip, reason } }) => {
    const official = await findOfficialRow(db, nip)
    if (!official) throw errors.NOT_FOUND()
    if (official.state === 'active') throw identityErrors.ALREADY_ACTIVE({ nip })
    await giveNewCodes(db, actor.instansiId, [official.id])
    const after = { nip }
    await audit(db, actor, {
      action: 'activation.renewed',
      subjectType: 'pegawai',
      subjectId: official.id,
      after,
      reason,
    })
    const { name, code, expiresOn } = cardOf(actor, (await findOfficialRow(db, nip))!)
    return { name, code, expiresOn }
  })

  function cardOf({ instansiId }: SignedInActor, official: Awaited<ReturnType<typeof listOfficialRows>>[number]) {
    const { nip, name, postName, unitName, counter, expiresOn } = official
    const code = activationCode(secret, { instansiId, nip, counter: counter ?? 0 })
    return { nip, name, postName, unitName, code, expiresOn: expiresOn ?? '' }
  }

  /** Codes on their way out of the server: who took whose is written down. */
  async function readCards(db: Db, actor: SignedInActor, unitId: string | null) {
    if (unitId) await requireRow(db, 'unit_kerja', unitId)
    const issued = (await listOfficialRows(db, unitId)).filter(({ state }) => state === 'issued')
    const after = { officials: issued.map(({ nip }) => nip) }
    await audit(db, actor, { action: 'activation.viewed', subjectType: 'unit', subjectId: unitId, after })
    return issued.map((official) => cardOf(actor, official))
  }
  handle(app, contract.getActivationCards, ({ db, actor, query }) => readCards(db, actor, query.unitId ?? null))
  handleFile(app, contract.downloadActivationCards, async ({ db, actor, query }) => {
    const cards = await readCards(db, actor, query.unitId ?? null)
    const { isSynthetic } = await getInstansi(db, actor.instansiId)
    return {
      fileName: 'kode-aktivasi.xlsx',
      contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      content: await cardsWorkbook(cards, `${publicUrl}/aktivasi`, isSynthetic),
    }
  })
}
