import { parseArgs } from 'node:util'
import { apiDocument } from '../features/openapi/document.ts'
import type { Command } from './command.ts'

export const command: Command = {
  summary: 'Mencetak dokumen OpenAPI 3.1 dari seluruh rute, dengan hak akses dan skemanya.',
  usage: 'petakom openapi\n\nContoh: petakom openapi > openapi.json',
  async run(args) {
    parseArgs({ args })
    console.log(JSON.stringify(apiDocument(), null, 2))
    return 0
  },
}
