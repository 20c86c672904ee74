import { type DrillOptions, runDrill } from './drill.ts'
import { readOptions, USAGE } from './options.ts'
import { tableOf } from './tally.ts'

const options = readOptions(process.argv.slice(2))
if (options === 'help') console.log(USAGE)
else if ('problem' in options) {
  console.error(`${options.problem} Nothing was started; --help names the options.`)
  process.exitCode = 2
} else process.exitCode = await drill({ ...options, say: (text) => console.error(text) })

async function drill(options: DrillOptions): Promise<number> {
  const { cutScale } = options
  const { tallies, verdicts, seconds, wasDiskFilled } = await runDrill(options)
  const sum = (key: 'attempts' | 'stored' | 'receipts') => verdicts.reduce((total, verdict) => total + verdict[key], 0)
  console.log(tableOf(tallies))
  console.log(`
${sum('receipts')} receipts and ${sum('stored')} stored answers of ${sum('attempts')} attempts compared, in ${seconds.toFixed(0)} s, seed ${options.seed}.
An answer that was told during two faults is in both rows, and once in the last.
A network cut of 5 min lasted ${(300 * cutScale).toFixed(1)} s (scale ${cutScale}); the pauses between tries were not scaled.
${wasDiskFilled ? 'The disk was a small one of its own.' : 'The full disk was left out: this user may not mount, or --no-disk.'}`)
  const faults = [...verdicts.flatMap((verdict) => verdict.faults), ...tallies.complaints]
  for (const fault of faults.slice(0, 50)) console.log(`FAULT ${fault}`)
  if (faults.length > 50) console.log(`and ${faults.length - 50} more`)
  return faults.length === 0 ? 0 : 1
}
