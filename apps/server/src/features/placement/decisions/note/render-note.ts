import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { renderSVG } from 'uqr'
import type { Note } from './build-note.ts'

const template = readFileSync(join(import.meta.dirname, 'nota-usulan.typ'), 'utf8')

/** Tagged A4 PDF of a nota. The same nota gives the same bytes: its time is that of the signature, else of the proposal. */
export function renderNote(note: Note, at: string): Buffer {
  const qr = note.url ? renderSVG(note.url, { border: 1 }) : null
  return NodeCompiler.create().pdf(
    { mainFileContent: template, inputs: { data: JSON.stringify({ ...note, qr }) } },
    { pdfTags: true, creationTimestamp: Math.floor(Date.parse(at) / 1000) },
  )
}
