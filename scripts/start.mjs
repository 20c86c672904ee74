import { runEntry } from './bootstrap.mjs'

runEntry('apps/server/src/main.ts', ['serve', ...process.argv.slice(2)])
