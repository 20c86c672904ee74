#!/usr/bin/env node
import { runEntry } from './bootstrap.mjs'

runEntry('apps/server/src/main.ts', process.argv.slice(2))
