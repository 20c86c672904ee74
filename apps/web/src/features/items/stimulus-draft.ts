import type { ItemContent } from '@petakom/contract'

type Stimulus = ItemContent['stimulus']

/** A table while it is typed: every cell is text, and a column says whether its cells are numbers. */
export interface TableDraft {
  readonly caption: string
  readonly columns: readonly { readonly title: string; readonly isNumber: boolean }[]
  readonly rows: readonly (readonly string[])[]
}
export interface StimulusDraft {
  readonly kind: 'none' | 'text' | 'table' | 'figure' | 'audio'
  readonly text: string
  readonly table: TableDraft
  readonly figure: { readonly mediaId: string; readonly alt: string; readonly caption: string }
  /** `mostPlays` is empty where there is no limit. */
  readonly audio: { readonly mediaId: string; readonly transcript: string; readonly mostPlays: string }
}
/** What a picture or recording still lacks. */
export interface MediaLack {
  readonly code: 'media' | 'alt' | 'transcript' | 'plays'
}
export interface TableProblem {
  readonly code: 'caption' | 'title' | 'cell' | 'number' | 'twice'
  /** Counted from one, as a person counts. */
  readonly row?: number
  readonly column?: number
  readonly value?: string
}

export const MOST_COLUMNS = 8
export const MOST_ROWS = 30

const BLANK_TABLE: TableDraft = {
  caption: '',
  columns: [
    { title: '', isNumber: false },
    { title: '', isNumber: true },
  ],
  rows: [
    ['', ''],
    ['', ''],
  ],
}

export function stimulusDraftOf(stimulus: Stimulus): StimulusDraft {
  const blank: StimulusDraft = {
    kind: 'none',
    text: '',
    table: BLANK_TABLE,
    figure: { mediaId: '', alt: '', caption: '' },
    audio: { mediaId: '', transcript: '', mostPlays: '' },
  }
  if (stimulus === null) return blank
  if (stimulus.kind === 'text') return { ...blank, kind: 'text', text: stimulus.text }
  if (stimulus.kind === 'figure') {
    const { mediaId, alt, caption } = stimulus
    return { ...blank, kind: 'figure', figure: { mediaId, alt, caption: caption ?? '' } }
  }
  if (stimulus.kind === 'audio') {
    const { mediaId, transcript, mostPlays } = stimulus
    return { ...blank, kind: 'audio', audio: { mediaId, transcript, mostPlays: `${mostPlays ?? ''}` } }
  }
  const { caption, columns, rows } = stimulus
  const table = {
    caption,
    columns: columns.map((title, place) => ({
      title,
      isNumber: rows.length > 0 && rows.every((row) => typeof row[place] === 'number'),
    })),
    rows: rows.map((row) => row.map((cell) => (typeof cell === 'number' ? String(cell).replace('.', ',') : cell))),
  }
  return { ...blank, kind: 'table', table }
}

/** What is stored, or everything that keeps it from being stored. */
export function stimulusOf(draft: StimulusDraft): { stimulus: Stimulus } | { problems: (TableProblem | MediaLack)[] } {
  if (draft.kind === 'none') return { stimulus: null }
  if (draft.kind === 'text') return { stimulus: draft.text.trim() ? { kind: 'text', text: draft.text.trim() } : null }
  if (draft.kind === 'figure' || draft.kind === 'audio') return mediaStimulus(draft)
  return tableStimulus(draft)
}

/** As far as it is typed, for a preview. */
export function shownStimulus(draft: StimulusDraft): Stimulus {
  const made = stimulusOf(draft)
  if ('stimulus' in made) return made.stimulus
  const { caption, columns, rows } = draft.table
  if (draft.kind === 'table')
    return {
      kind: 'table',
      caption,
      columns: columns.map(({ title }) => title),
      rows: [...rows.map((row) => [...row])],
    }
  if (draft.kind === 'figure' && draft.figure.mediaId) return { kind: 'figure', ...draft.figure }
  if (draft.kind === 'audio' && draft.audio.mediaId) return { kind: 'audio', ...draft.audio, mostPlays: null }
  return null
}

function mediaStimulus({ kind, figure, audio }: StimulusDraft) {
  const lacks: MediaLack[] = []
  if (kind === 'figure') {
    if (!figure.mediaId) lacks.push({ code: 'media' })
    if (!figure.alt.trim()) lacks.push({ code: 'alt' })
    const stimulus = {
      kind: 'figure' as const,
      mediaId: figure.mediaId,
      alt: figure.alt.trim(),
      caption: figure.caption.trim() || null,
    }
    return lacks.length > 0 ? { problems: lacks } : { stimulus }
  }
  const most = audio.mostPlays.trim() === '' ? null : Number(audio.mostPlays)
  if (!audio.mediaId) lacks.push({ code: 'media' })
  if (!audio.transcript.trim()) lacks.push({ code: 'transcript' })
  if (most !== null && !(Number.isInteger(most) && most >= 1 && most <= 20)) lacks.push({ code: 'plays' })
  const stimulus = {
    kind: 'audio' as const,
    mediaId: audio.mediaId,
    transcript: audio.transcript.trim(),
    mostPlays: most,
  }
  return lacks.length > 0 ? { problems: lacks } : { stimulus }
}

function tableStimulus(draft: StimulusDraft): { stimulus: Stimulus } | { problems: TableProblem[] } {
  const { caption, columns, rows } = draft.table
  const problems: TableProblem[] = caption.trim() ? [] : [{ code: 'caption' }]
  columns.forEach(({ title }, place) => {
    const isTwice = columns.findIndex((one) => one.title.trim() === title.trim()) < place
    if (!title.trim()) problems.push({ code: 'title', column: place + 1 })
    else if (isTwice) problems.push({ code: 'twice', column: place + 1, value: title.trim() })
  })
  const cells = rows.map((row, r) =>
    row.map((text, c) => {
      const where = { row: r + 1, column: c + 1 }
      if (!text.trim()) problems.push({ code: 'cell', ...where })
      if (!columns[c]?.isNumber) return text.trim()
      const value = readNumber(text)
      if (value === null && text.trim()) problems.push({ code: 'number', ...where, value: text })
      return value ?? text
    }),
  )
  if (problems.length > 0) return { problems }
  return {
    stimulus: {
      kind: 'table',
      caption: caption.trim(),
      columns: columns.map(({ title }) => title.trim()),
      rows: cells,
    },
  }
}

/** 1.234,5 as Indonesian writes it; null for anything else, so that 12.5 is asked about rather than taken for 125. */
export function readNumber(text: string): number | null {
  const trimmed = text.trim()
  if (!/^[-−]?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$/.test(trimmed)) return null
  return Number(trimmed.replace('−', '-').replaceAll('.', '').replace(',', '.'))
}

export function withColumn(table: TableDraft): TableDraft {
  return {
    ...table,
    columns: [...table.columns, { title: '', isNumber: true }],
    rows: table.rows.map((row) => [...row, '']),
  }
}

export function withoutColumn(table: TableDraft, place: number): TableDraft {
  const others = <T>(list: readonly T[]) => list.filter((_, index) => index !== place)
  return { ...table, columns: others(table.columns), rows: table.rows.map(others) }
}

export function withCell(table: TableDraft, row: number, column: number, text: string): TableDraft {
  const rows = table.rows.map((cells, r) => (r === row ? cells.map((cell, c) => (c === column ? text : cell)) : cells))
  return { ...table, rows }
}
