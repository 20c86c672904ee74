import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { renderSVG } from 'uqr'
import type { MinutesDocument } from './build-document.ts'

const template = readFileSync(join(import.meta.dirname, 'berita-acara.typ'), 'utf8')

/** Tagged A4 PDF of minutes. The same minutes give the same bytes: its time is when they were closed. */
export function renderMinutes(document: MinutesDocument, closedAt: string): Buffer {
  const qr = renderSVG(document.url, { border: 1 })
  return NodeCompiler.create().pdf(
    { mainFileContent: template, inputs: { data: JSON.stringify({ ...document, qr }) } },
    { pdfTags: true, creationTimestamp: Math.floor(Date.parse(closedAt) / 1000) },
  )
}
