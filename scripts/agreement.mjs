import { runEntry } from './bootstrap.mjs'

runEntry('validation/agreement.ts', process.argv.slice(2))
