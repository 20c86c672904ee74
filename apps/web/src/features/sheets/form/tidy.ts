import type { ObservationSheetContent } from '@petakom/contract'

/** What is sent: lines that were left empty while typing are none, cells are trimmed, indicators go by their level. */
export function tidy(content: ObservationSheetContent): ObservationSheetContent {
  const { rolePlayer } = content
  return {
    ...content,
    brief: filled(content.brief),
    guidance: filled(content.guidance),
    materials: content.materials.map(({ title, paragraphs, table }) => ({
      title,
      paragraphs: filled(paragraphs),
      ...(table ? { table: tidyTable(table) } : {}),
    })),
    rolePlayer: rolePlayer && {
      ...rolePlayer,
      background: filled(rolePlayer.background),
      never: filled(rolePlayer.never),
    },
    competencies: content.competencies.map((one) => ({
      ...one,
      indicators: one.indicators.toSorted((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)),
      questions: one.questions.map((question) => ({ ...question, probes: filled(question.probes) })),
    })),
  }
}

const filled = (lines: readonly string[]): string[] => lines.map((line) => line.trim()).filter((line) => line !== '')

type Table = NonNullable<ObservationSheetContent['materials'][number]['table']>
const tidyTable = ({ columns, rows }: Table): Table => ({
  columns: columns.map((cell) => cell.trim()),
  rows: rows.map((row) => row.map((cell) => cell.trim())).filter((row) => row.some((cell) => cell !== '')),
})
