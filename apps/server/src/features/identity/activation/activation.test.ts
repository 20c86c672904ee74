import { Readable } from 'node:stream'
import readSheet from 'read-excel-file/node'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { activationCode } from '../../../plugins/activation-code.ts'
import {
  type Caller,
  createInstansiWith,
  createTestApp,
  PASSWORD,
  signInAs,
  stranger,
  type TestApp,
} from '../../../testing/test-app.ts'

let test: TestApp
let instansiId: string
let administrator: Caller
let unitId: string
let serial = 0

beforeAll(async () => {
  test = await createTestApp()
})
afterAll(() => test.close())
beforeEach(async () => {
  const made = await createInstansiWith(test, 'administrator')
  instansiId = made.instansiId
  administrator = made.call
  unitId = await insert(
    "insert into unit_kerja (instansi_id, code, name, is_opd) values ($1, 'D1', 'Dinas Uji', true)",
    [],
  )
})

const insert = async (text: string, values: unknown[], of = instansiId): Promise<string> =>
  (await test.owner(`${text} returning id`, [of, ...values])).rows[0].id

/** An official with a post in the agency. */
async function addOfficial(of = instansiId, unit = unitId): Promise<string> {
  serial += 1
  const nip = `198703032012031${String(serial).padStart(3, '0')}`
  const pegawai = await insert(
    `insert into pegawai (instansi_id, nip, name, birth_date, sex, status)
     values ($1, $2, $3, '1987-03-03', 'L', 'PNS')`,
    [nip, `Pegawai ${serial}`],
    of,
  )
  const jabatan = await insert(
    "insert into jabatan (instansi_id, unit_id, name, kind) values ($1, $2, $3, 'PELAKSANA')",
    [unit, `Analis ${serial}`],
    of,
  )
  await insert(
    "insert into pegawai_jabatan (instansi_id, pegawai_id, jabatan_id, valid_during) values ($1, $2, $3, '[2020-01-01,)')",
    [pegawai, jabatan],
    of,
  )
  return nip
}

const issue = () => administrator('POST', '/api/activation/codes', { unitId })
const cards = async () =>
  (await administrator('GET', `/api/activation/codes?unitId=${unitId}`)).json() as { nip: string; code: string }[]
const activate = (nip: string, code: string, password = PASSWORD) =>
  stranger(test)('POST', '/api/activation', { nip, code, password })
const signIn = (nip: string, password = PASSWORD) => stranger(test)('POST', '/api/session', { nip, password })
const audited = async (action: string) =>
  (
    await test.owner('select * from audit_entry where instansi_id = $1 and action = $2 order by at', [
      instansiId,
      action,
    ])
  ).rows

async function issuedCode() {
  const nip = await addOfficial()
  await issue()
  return { nip, code: (await cards()).find((card) => card.nip === nip)!.code }
}

describe('an official with a code', () => {
  it('makes an account that sees only its own career, and audits it', async () => {
    const { nip, code } = await issuedCode()
    const typed = ` ${code.toLowerCase().replaceAll('-', ' ')}`
    const spaced = `${nip.slice(0, 8)} ${nip.slice(8)}`
    expect((await activate(spaced, typed)).json()).toEqual({ outcome: 'created', instansi: 'Kota Uji' })
    const session = (await signIn(nip)).json()
    expect(session.actor).toMatchObject({ roles: ['pegawai'], permissions: ['career.own'], nip })
    expect(await audited('account.activated')).toMatchObject([{ after: { nip, outcome: 'created' } }])
  })

  it('uses it once', async () => {
    const { nip, code } = await issuedCode()
    expect((await activate(nip, code)).statusCode).toBe(200)
    expect((await activate(nip, code, 'kata-sandi-lain-lagi')).json().code).toBe('ACTIVATION_REFUSED')
    expect((await signIn(nip, 'kata-sandi-lain-lagi')).statusCode).toBe(401)
  })

  it('uses it once when nine requests come together', async () => {
    const { nip, code } = await issuedCode()
    const replies = await Promise.all(Array.from({ length: 9 }, (_, n) => activate(nip, code, `${PASSWORD}-${n}`)))
    expect(replies.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
    expect(await audited('account.activated')).toHaveLength(1)
  })

  it('gains the role where an account is there already, and keeps its password and its other roles', async () => {
    const { nip, code } = await issuedCode()
    await administrator('POST', '/api/accounts', { nip, name: 'Penelaah', roles: ['auditor'], password: PASSWORD })
    expect((await activate(nip, code, 'kata-sandi-penyusup')).json().outcome).toBe('role-added')
    expect((await signIn(nip, 'kata-sandi-penyusup')).statusCode).toBe(401)
    expect((await signIn(nip)).json().actor.roles).toEqual(['auditor', 'pegawai'])
  })

  it('does not open an account that was disabled', async () => {
    const { nip, code } = await issuedCode()
    const { id } = (
      await administrator('POST', '/api/accounts', { nip, name: 'Penelaah', roles: ['auditor'], password: PASSWORD })
    ).json()
    await administrator('PUT', `/api/accounts/${id}`, { roles: ['auditor'], disabled: true })
    await activate(nip, code)
    expect((await signIn(nip)).statusCode).toBe(401)
  })

  it('is refused a short password, and may try again with the same code', async () => {
    const { nip, code } = await issuedCode()
    expect((await activate(nip, code, 'pendek')).json().code).toBe('INVALID_INPUT')
    expect((await activate(nip, code)).statusCode).toBe(200)
  })
})

describe('whoever guesses', () => {
  it('gets one sentence for a wrong code, an unknown NIP, a used, a replaced and an expired code', async () => {
    const wrong = await issuedCode()
    const used = await issuedCode()
    await activate(used.nip, used.code)
    const replaced = await issuedCode()
    const reason = 'kartu hilang'
    expect((await administrator('POST', '/api/activation/renew', { nip: replaced.nip, reason })).statusCode).toBe(200)
    const expired = await issuedCode()
    await test.owner(
      `update account_activation as a set expires_at = now() - interval '1 second' from pegawai as p
       where p.id = a.pegawai_id and p.nip = $1`,
      [expired.nip],
    )
    const replies = [
      await activate(wrong.nip, 'ABCD-EFGH-JKLM'),
      await activate('197001011990011001', wrong.code),
      await activate(used.nip, used.code),
      await activate(replaced.nip, replaced.code),
      await activate(expired.nip, expired.code),
    ]
    const [first] = replies
    expect(first!.json().code).toBe('ACTIVATION_REFUSED')
    expect(replies.map(({ statusCode, body }) => [statusCode, body])).toEqual(replies.map(() => [401, first!.body]))
  })

  it('waits after ten tries, with the right code too, and nobody else does', async () => {
    const { nip, code } = await issuedCode()
    const other = await issuedCode()
    for (let tries = 0; tries < 10; tries += 1) await activate(nip, 'ABCD-EFGH-JKLM')
    expect((await activate(nip, code)).json().code).toBe('TOO_MANY_TRIES')
    expect((await activate(other.nip, other.code)).statusCode).toBe(200)
  })

  it('gains nothing by a code of another instansi for the same NIP', async () => {
    const { nip, code } = await issuedCode()
    const elsewhere = await createInstansiWith(test, 'administrator')
    const unit = await insert(
      "insert into unit_kerja (instansi_id, code, name, is_opd) values ($1, 'D1', 'Dinas Lain', true)",
      [],
      elsewhere.instansiId,
    )
    serial -= 1
    expect(await addOfficial(elsewhere.instansiId, unit)).toBe(nip)
    // Nobody issued a code there: what would be right by the formula is none.
    const formula = activationCode(test.app.settings.secret, { instansiId: elsewhere.instansiId, nip, counter: 1 })
    expect((await activate(nip, formula)).json().code).toBe('ACTIVATION_REFUSED')
    expect((await activate(nip, code)).statusCode).toBe(200)
    const { rows } = await test.owner('select instansi_id from account where nip = $1', [nip])
    expect(rows).toEqual([{ instansi_id: instansiId }])
  })

  it('learns nothing from the time: an unknown NIP takes as long as a known one', async () => {
    for (let n = 0; n < 30; n += 1) await addOfficial()
    await issue()
    const known = await cards()
    const took = async (nip: string) => {
      const start = performance.now()
      await activate(nip, 'ABCD-EFGH-JKLM')
      return performance.now() - start
    }
    const times = { known: [] as number[], unknown: [] as number[] }
    for (const [index, { nip }] of known.entries()) {
      times.known.push(await took(nip))
      times.unknown.push(await took(`197001011990012${String(index).padStart(3, '0')}`))
    }
    const median = (list: number[]) => list.sort((a, b) => a - b)[15]!
    // Hashing a password would show as 40 ms; the rest of a refusal is a few.
    expect(Math.abs(median(times.known) - median(times.unknown))).toBeLessThan(10)
  })
})

describe('the administrator', () => {
  it('counts an agency, issues once, and never touches codes that are out', async () => {
    await addOfficial()
    await addOfficial()
    expect((await issue()).json()).toEqual({ issued: 2 })
    const before = await cards()
    await addOfficial()
    expect((await issue()).json()).toEqual({ issued: 1 })
    expect(await cards()).toEqual(expect.arrayContaining(before))
    expect((await administrator('GET', '/api/activation/agencies')).json().agencies).toEqual([
      { unitId, name: 'Dinas Uji', officials: 3, active: 0, issued: 3, expired: 0 },
    ])
    expect(await audited('activation.issued')).toHaveLength(2)
    expect((await audited('activation.viewed'))[0].after.officials).toHaveLength(2)
  })

  it('keeps no code in the database', async () => {
    const { code } = await issuedCode()
    const { rows } = await test.owner('select a::text as text from account_activation as a')
    const trail = await test.owner('select e::text as text from audit_entry as e where instansi_id = $1', [instansiId])
    expect([...rows, ...trail.rows].filter(({ text }) => text.includes(code))).toEqual([])
  })

  it('downloads the same codes as a sheet of text', async () => {
    const { nip, code } = await issuedCode()
    const reply = await administrator('GET', `/api/activation/codes.xlsx?unitId=${unitId}`)
    const sheets = (await readSheet(Readable.from(reply.rawPayload))) as unknown as { data: unknown[][] }[]
    expect(JSON.stringify(sheets)).toContain(`"${nip}"`)
    expect(JSON.stringify(sheets)).toContain(code)
  })

  it('cannot renew for an account that is active, nor for a NIP that is unknown', async () => {
    const { nip, code } = await issuedCode()
    await activate(nip, code)
    const renew = (of: string) => administrator('POST', '/api/activation/renew', { nip: of, reason: 'kartu hilang' })
    expect((await renew(nip)).json().code).toBe('ALREADY_ACTIVE')
    expect((await renew('197001011990011001')).statusCode).toBe(404)
  })

  it('is the only role that reaches the codes', async () => {
    for (const role of ['panitia', 'pegawai', 'auditor'] as const) {
      const call = await signInAs(test, instansiId, role)
      expect((await call('GET', `/api/activation/codes?unitId=${unitId}`)).statusCode).toBe(403)
      expect((await call('POST', '/api/activation/renew', {})).statusCode).toBe(403)
    }
  })
})
