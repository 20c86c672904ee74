import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as contract from '@petakom/contract'

/** OpenAPI 3.1 of every route, made from the contract when it is asked for. */
export function apiDocument(): Record<string, unknown> {
  const manifest = join(import.meta.dirname, '../../../../../package.json')
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  return contract.describeApi(contract, version)
}
