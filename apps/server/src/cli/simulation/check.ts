import { checkScenario } from '@petakom/domain'
import { readSimulation } from '../../simulations/read-simulation.ts'
import { sentenceOf } from './finding-sentences.ts'

export async function run(path: string): Promise<number> {
  const reading = await readSimulation(path)
  if (reading.outcome === 'refused') {
    for (const { line, place, reason } of reading.problems)
      console.error(`${path}${line === null ? '' : `:${line}`} ${place}: ${reason}`)
    console.error(`Berkas ini tidak dapat dipakai: ${reading.problems.length} hal perlu diperbaiki.`)
    return 1
  }
  const findings = checkScenario(reading.scenario)
  for (const finding of findings)
    console.log(`${finding.severity === 'error' ? 'galat' : 'peringatan'}  ${finding.where}: ${sentenceOf(finding)}`)
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const { code, messages, events, rules } = reading.scenario
  console.log(
    `${code}: ${messages.length} pesan, ${events.length} peristiwa, ${rules.length} bukti. ` +
      `${errors} galat, ${findings.length - errors} peringatan.`,
  )
  return errors > 0 ? 1 : 0
}
