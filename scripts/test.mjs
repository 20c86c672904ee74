import { runEntry } from './bootstrap.mjs'

runEntry('scripts/run-tests.ts', process.argv.slice(2))
