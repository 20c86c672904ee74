import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { IndividualReport } from '@petakom/contract'
import { renderSVG } from 'uqr'

const template = readFileSync(join(import.meta.dirname, 'individual-report.typ'), 'utf8')
let compiler: NodeCompiler | undefined

/** Tagged A4 PDF of one report. The same report gives the same bytes: its time is that of the computation. */
export function renderReport(report: IndividualReport): Buffer {
  compiler ??= NodeCompiler.create()
  const data = { ...report, qr: renderSVG(report.verification.url, { border: 1 }) }
  const pdf = compiler.pdf(
    { mainFileContent: template, inputs: { data: JSON.stringify(data) } },
    { pdfTags: true, creationTimestamp: Math.floor(Date.parse(report.computedAt) / 1000) },
  )
  // Without this the compiler keeps every page it has ever laid out.
  compiler.evictCache(10)
  return pdf
}
