import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { migrate } from '../db/migrate.ts'
import { borrowPostgres } from '../postgres/borrow-postgres.ts'
import type { Command } from './command.ts'

export const command: Command = {
  summary: 'Membawa basis data ke versi ini.',
  usage: `petakom migrate

Dijalankan sendiri oleh serve dan perintah lain; berguna sebelum beberapa server dinyalakan bersama.

Contoh: petakom migrate`,
  async run(args) {
    parseArgs({ args })
    const postgres = await borrowPostgres(readConfig(process.env))
    try {
      console.log(JSON.stringify({ applied: await migrate(postgres.connectionString) }))
      return 0
    } finally {
      await postgres.stop()
    }
  },
}
