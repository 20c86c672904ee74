import { randomBytes } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import { z } from 'zod'
import { StartUpError } from './postgres/start-up-error.ts'
import { writeWhole } from './postgres/write-whole.ts'

const PROJECT = join(import.meta.dirname, '../../..')

export interface Config {
  readonly port: number
  readonly host: string
  readonly dataFolder: string
  /** Null: the embedded PostgreSQL under the data folder. */
  readonly databaseUrl: string | null
  readonly secret: Buffer
  readonly publicUrl: string
  readonly logLevel: string
  readonly trustProxy: boolean
}

const LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const

/** Every setting there is: name in the environment, what it takes, and what it is when absent. */
const Environment = z.object({
  PORT: z
    .string()
    .default('4170')
    .refine(
      (text) => /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535,
      'bukan nomor port 1 sampai 65535',
    )
    .transform(Number),
  HOST: z
    .string()
    .default('127.0.0.1')
    .refine((text) => /^[a-zA-Z0-9.:-]+$/.test(text), 'bukan alamat atau nama host'),
  PETAKOM_DATA: z.string().min(1, 'kosong').default(join(PROJECT, 'data-petakom')),
  DATABASE_URL: z
    .string()
    .optional()
    .refine((text) => text === undefined || /^postgres(ql)?:\/\//.test(text), 'bukan alamat postgres://'),
  PETAKOM_SECRET: z.string().min(32, 'kurang dari 32 huruf').optional(),
  PETAKOM_PUBLIC_URL: z.url('bukan alamat http atau https').optional(),
  PETAKOM_LOG: z.enum(LEVELS, `bukan salah satu dari ${LEVELS.join(', ')}`).default('warn'),
  PETAKOM_TRUST_PROXY: z.enum(['0', '1'], 'bukan 0 atau 1').default('0'),
})

const SECRETS = new Set(['PETAKOM_SECRET', 'DATABASE_URL'])

/** The one reader of the environment. A bad value is refused by its name; nothing has been touched by then. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const parsed = Environment.safeParse(environment)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!
    const name = String(issue.path[0])
    const value = SECRETS.has(name) ? '(tidak ditampilkan)' : `"${environment[name]}"`
    throw new StartUpError(`${name}: ${value} ${issue.message}. Perbaiki lalu jalankan lagi.`)
  }
  const values = parsed.data
  const dataFolder = isAbsolute(values.PETAKOM_DATA) ? values.PETAKOM_DATA : resolve(values.PETAKOM_DATA)
  prepareFolder(dataFolder)
  return {
    port: values.PORT,
    host: values.HOST,
    dataFolder,
    databaseUrl: values.DATABASE_URL ?? null,
    secret: Buffer.from(values.PETAKOM_SECRET ?? keepSecret(dataFolder)),
    publicUrl: values.PETAKOM_PUBLIC_URL?.replace(/\/$/, '') ?? `http://${values.HOST}:${values.PORT}`,
    logLevel: values.PETAKOM_LOG,
    trustProxy: values.PETAKOM_TRUST_PROXY === '1',
  }
}

function prepareFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o711 })
    if (!statSync(folder).isDirectory()) throw new Error('not a folder')
    accessSync(folder, constants.W_OK | constants.X_OK)
  } catch (cause) {
    const full = (cause as NodeJS.ErrnoException).code === 'ENOSPC'
    throw new StartUpError(
      full
        ? `Penyimpanan penuh, sehingga folder data ${folder} tidak dapat dibuat. Kosongkan ruang lalu jalankan lagi.`
        : `Folder data ${folder} tidak dapat ditulisi. Beri izin tulis, atau pilih folder lain dengan PETAKOM_DATA.`,
      { cause },
    )
  }
}

/** Puts the key of a restored backup in the folder, whole or not at all. */
export function keepRestoredSecret(folder: string, secret: Buffer): void {
  writeWhole(join(folder, 'secret'), secret)
}

/** Key of receipts and PINs: made once, readable by its owner alone. Several servers share it by PETAKOM_SECRET. */
function keepSecret(folder: string): string {
  const path = join(folder, 'secret')
  if (!existsSync(path)) writeWhole(path, randomBytes(48).toString('base64url'))
  return readFileSync(path, 'utf8').trim()
}
