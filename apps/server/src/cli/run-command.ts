import { BackupError } from '../backup/backup-error.ts'
import { MigrationError } from '../db/migrate.ts'
import { AppError } from '../plugins/app-error.ts'
import { StartUpError } from '../postgres/start-up-error.ts'
import { type Command, UsageError } from './command.ts'

/** Loaded when called for: `petakom --help` starts no database. */
export const COMMANDS: Readonly<Record<string, () => Promise<{ command: Command }>>> = {
  serve: () => import('./serve.ts'),
  demo: () => import('./demo.ts'),
  import: () => import('./import.ts'),
  recompute: () => import('./recompute.ts'),
  backup: () => import('./backup.ts'),
  restore: () => import('./restore.ts'),
  audit: () => import('./audit.ts'),
  migrate: () => import('./migrate.ts'),
  openapi: () => import('./openapi.ts'),
  calibrate: () => import('./measurement/calibrate.ts'),
  dif: () => import('./measurement/dif.ts'),
  cat: () => import('./measurement/cat.ts'),
  bench: () => import('./bench.ts'),
  reliability: () => import('./measurement/reliability.ts'),
  similarity: () => import('./measurement/similarity.ts'),
  score: () => import('./measurement/score.ts'),
  raters: () => import('./measurement/raters.ts'),
  generalisability: () => import('./measurement/generalisability.ts'),
  link: () => import('./measurement/link.ts'),
  norms: () => import('./measurement/norms.ts'),
  standard: () => import('./measurement/standard.ts'),
  place: () => import('./place.ts'),
  items: () => import('./items.ts'),
  sheet: () => import('./sheet.ts'),
  simulation: () => import('./simulation.ts'),
  timetable: () => import('./timetable.ts'),
}

async function printHelp(): Promise<void> {
  console.log('petakom <perintah> [pilihan]\n')
  for (const [name, load] of Object.entries(COMMANDS)) {
    const { command } = await load()
    console.log(`  ${name.padEnd(11)} ${command.summary}`)
  }
  console.log('\npetakom <perintah> --help menjelaskan satu perintah.')
}

export async function runCommand([name, ...args]: string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === 'help') {
    await printHelp()
    return name === undefined ? 2 : 0
  }
  const load = COMMANDS[name]
  if (!load) {
    console.error(`Perintah "${name}" tidak ada. Lihat daftarnya dengan petakom --help.`)
    return 2
  }
  const { command } = await load()
  if (args.includes('--help')) {
    console.log(`${command.summary}\n\n${command.usage}`)
    return 0
  }
  try {
    return await command.run(withNegativeValues(args))
  } catch (error) {
    if (isSentence(error)) {
      console.error(
        isParseArgs(error) ? `${argumentSentence(error, args)} Lihat petakom ${name} --help.` : error.message,
      )
      return error instanceof UsageError || isParseArgs(error) ? 2 : 1
    }
    throw error
  }
}

/** `--start -1` as `--start=-1`: parseArgs takes a negative number behind an option for an option of its own. */
function withNegativeValues(args: readonly string[]): string[] {
  const joined: string[] = []
  for (const arg of args) {
    const before = joined.at(-1)
    if (/^-[\d.]/.test(arg) && before !== undefined && /^--[^=]+$/.test(before))
      joined.splice(-1, 1, `${before}=${arg}`)
    else joined.push(arg)
  }
  return joined
}

const isParseArgs = (error: unknown): boolean =>
  (error as { code?: string } | null)?.code?.startsWith('ERR_PARSE_ARGS') === true

/** Node's own message is English and several sentences long. */
function argumentSentence(error: Error, args: readonly string[]): string {
  const code = (error as { code?: string }).code
  const named = /'(-[^'\s=]*)/.exec(error.message)?.[1] ?? ''
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `Pilihan "${named}" tidak ada.`
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL')
    return `Isian "${args.find((text) => error.message.includes(`'${text}'`)) ?? ''}" tidak dikenal.`
  return /does not take/.test(error.message)
    ? `Pilihan "${named}" tidak memakai nilai.`
    : `Pilihan "${named}" memerlukan nilai.`
}

function isSentence(error: unknown): error is Error {
  return (
    error instanceof UsageError ||
    error instanceof StartUpError ||
    error instanceof MigrationError ||
    error instanceof BackupError ||
    error instanceof AppError ||
    isParseArgs(error)
  )
}
