import { runEntry } from './bootstrap.mjs'

runEntry('drill/run-drill.ts', process.argv.slice(2))
