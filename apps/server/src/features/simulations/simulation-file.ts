import type { Scenario } from '@petakom/domain'
import { stringify } from 'yaml'
import type { FileReply } from '../../plugins/route.ts'

/** A simulation as the file that it can be read from again. */
export function fileOf(scenario: Scenario, format: 'yaml' | 'json'): FileReply {
  const name = `${scenario.code || 'simulasi'}-v${scenario.version}`.toLowerCase()
  return format === 'json'
    ? {
        fileName: `${name}.json`,
        contentType: 'application/json; charset=utf-8',
        content: `${JSON.stringify(scenario, null, 2)}\n`,
      }
    : {
        fileName: `${name}.yaml`,
        contentType: 'application/yaml; charset=utf-8',
        content: stringify(scenario, { lineWidth: 120, aliasDuplicateObjects: false }),
      }
}
