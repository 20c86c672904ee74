import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROLES } from '@petakom/domain'
import { describe, expect, it } from 'vitest'
import { readGuide } from './guide-text.ts'

const FOLDER = join(import.meta.dirname, '../../../../../docs/panduan')
const plain = (name: string) =>
  readGuide(readFileSync(join(FOLDER, name), 'utf8'))
    .flatMap((block) => ('items' in block ? block.items.flat() : block.spans))
    .map(({ text }) => text)
    .join('')

describe('readGuide', () => {
  it('joins wrapped lines and tells lists from paragraphs', () => {
    expect(readGuide('# Judul\n\nSatu\ndua.\n\n1. **A** dan `b`\n   lanjut\n2. *c*')).toEqual([
      { kind: 'heading', level: 1, spans: [{ kind: 'text', text: 'Judul' }] },
      { kind: 'paragraph', spans: [{ kind: 'text', text: 'Satu dua.' }] },
      {
        kind: 'numbered',
        items: [
          [
            { kind: 'strong', text: 'A' },
            { kind: 'text', text: ' dan ' },
            { kind: 'code', text: 'b' },
            { kind: 'text', text: ' lanjut' },
          ],
          [{ kind: 'emphasis', text: 'c' }],
        ],
      },
    ])
  })
  it.each(readdirSync(FOLDER))('leaves no mark of Markdown in %s', (name) => {
    expect(plain(name)).not.toMatch(/\*\*|`|^#|\|---|\]\(/m)
  })
  it('finds a guide for every role', () => {
    expect(readdirSync(FOLDER)).toEqual(expect.arrayContaining(ROLES.map((role) => `${role}.md`)))
  })
})
