import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { EventReport, IndividualReport } from '@petakom/contract'
import { renderSVG } from 'uqr'

/** Of a person, or of an event for the agency. */
export type PrintedReport = IndividualReport | EventReport

const templateOf = (name: string) => readFileSync(join(import.meta.dirname, `${name}.typ`), 'utf8')
const INDIVIDUAL = templateOf('individual-report')
const EVENT = templateOf('event-report')
let compiler: NodeCompiler | undefined

/** Tagged A4 PDF of one report. The same report gives the same bytes: its time is that of the computation. */
export function renderReport(report: PrintedReport): Buffer {
  compiler ??= NodeCompiler.create()
  const isEvent = 'kind' in report
  const data = isEvent ? report : { ...report, qr: renderSVG(report.verification.url, { border: 1 }) }
  const pdf = compiler.pdf(
    { mainFileContent: isEvent ? EVENT : INDIVIDUAL, inputs: { data: JSON.stringify(data) } },
    { pdfTags: true, creationTimestamp: Math.floor(Date.parse(report.computedAt) / 1000) },
  )
  // Without this the compiler keeps every page it has ever laid out.
  compiler.evictCache(10)
  return pdf
}
