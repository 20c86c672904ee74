import type { ObservationSheetContent } from '@petakom/contract'
import { describe, expect, it } from 'vitest'
import { tableOf, tableText } from './material-fields.tsx'
import { tidy } from './tidy.ts'

const content: ObservationSheetContent = {
  ...{ kind: 'interview', title: 'Uji', source: 'Uji', tiers: ['PENGAWAS'], minutes: 30, preparationMinutes: 0 },
  ...{ group: null, brief: ['Satu', '', '  Dua '], guidance: [''], rolePlayer: null },
  materials: [
    {
      title: 'Tabel',
      paragraphs: [''],
      table: {
        columns: ['A ', 'B'],
        rows: [
          ['1', '2 '],
          ['', ' '],
        ],
      },
    },
  ],
  competencies: [
    {
      competency: 'M.03',
      focus: 'x',
      indicators: ['M.03.2.1', 'M.03.1.1'].map((code) => ({ code, text: code })),
      anchors: [],
      questions: [{ id: 'm03-1', text: 'Ceritakan.', probes: ['', 'Lalu?'] }],
    },
  ],
}

describe('what is sent', () => {
  it('holds no empty lines, no empty rows, and indicators by their code', () => {
    expect(tidy(content)).toMatchObject({
      brief: ['Satu', 'Dua'],
      guidance: [],
      materials: [{ paragraphs: [], table: { columns: ['A', 'B'], rows: [['1', '2']] } }],
      competencies: [{ indicators: [{ code: 'M.03.1.1' }, { code: 'M.03.2.1' }], questions: [{ probes: ['Lalu?'] }] }],
    })
  })
})

describe('a table typed as lines', () => {
  it('is read back as it was', () => {
    const table = {
      columns: ['Hari', 'Kejadian'],
      rows: [
        ['1', 'Diterima, lengkap'],
        ['6', 'Diminta ulang'],
      ],
    }
    expect(tableOf(tableText(table))).toEqual({
      columns: ['Hari ', 'Kejadian'],
      rows: [
        ['1 ', 'Diterima, lengkap'],
        ['6 ', 'Diminta ulang'],
      ],
    })
    expect(
      tidy({ ...content, materials: [{ title: 'T', paragraphs: [], table: tableOf(tableText(table))! }] }).materials[0]!
        .table,
    ).toEqual(table)
  })
  it('is none when nothing is typed', () => expect(tableOf(' \n')).toBeUndefined())
})
