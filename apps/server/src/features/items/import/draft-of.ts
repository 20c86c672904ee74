import { createHash } from 'node:crypto'
import { ItemDraft, type ItemKind } from '@petakom/contract'
import { COMPETENCIES, mostPoints, THEMES } from '@petakom/domain'
import { weightProblem } from '../check-weights.ts'
import type { ReadRow } from './row.ts'
import { type Said, said, saidOf } from './said.ts'

/** What a file may leave open, given by the person who imports. */
export interface ImportDefaults {
  readonly theme: string
  readonly competency: string
  readonly level: number
}
export interface DraftOrProblem {
  readonly draft: ItemDraft | null
  readonly problem: Said | null
  readonly remarks: readonly Said[]
}

const SHORT_STEM = 10

/** The draft that a row becomes, or one sentence on why it cannot become one. */
export function draftOf(row: ReadRow, defaults: ImportDefaults, fileName: string): DraftOrProblem {
  if (row.problem !== null) return { draft: null, problem: row.problem, remarks: row.remarks }
  if (!row.content || !row.scoring) return { draft: null, problem: said('CONTENT_NONE'), remarks: row.remarks }
  const remarks = [...row.remarks]
  const { about } = row
  const isTheme = THEMES.some(({ code }) => code === about.theme)
  const isCompetency = COMPETENCIES.some(({ code }) => code === about.competency)
  if (about.theme !== null && !isTheme)
    remarks.push(said('THEME_DEFAULT', { found: about.theme, used: defaults.theme }))
  if (about.competency !== null && !isCompetency)
    remarks.push(said('COMPETENCY_DEFAULT', { found: about.competency, used: defaults.competency }))
  const { content, scoring, kind, note } = fitted(row.content, row.scoring, about.kind)
  if (note) remarks.push(note)
  let stem = content.stem
  if (stem.length < SHORT_STEM) {
    stem = `${row.title || 'Soal'}: ${stem}`.padEnd(SHORT_STEM, '.')
    remarks.push(said('STEM_TITLED'))
  }
  const most = mostPoints(content.interaction as never, scoring as never)
  const held = {
    code: codeOf(row.identifier),
    theme: isTheme ? about.theme : defaults.theme,
    competency: isCompetency ? about.competency : defaults.competency,
    level: about.level !== null && about.level >= 1 && about.level <= 5 ? about.level : defaults.level,
    potentialAspect: about.potentialAspect,
    kind,
    content: { ...content, stimulus: withPlaceholder(content.stimulus), stem },
    scoring,
    rationale: about.rationale ?? `Diimpor dari ${fileName.slice(0, 200)}. Alasan kuncinya belum ditulis.`,
    parameters: {
      model: most === 1 ? '2PL' : 'GPCM',
      a: 1,
      b: Array.from({ length: most }, (_, place) => (place - (most - 1) / 2) * 0.5),
      provisional: true,
    },
  }
  if (most < 1 || most > 20) return { draft: null, problem: said('MOST_POINTS', { most }), remarks }
  const parsed = ItemDraft.safeParse(held)
  if (!parsed.success) return { draft: null, problem: limitOf(parsed.error.issues[0]!), remarks }
  const problem = weightProblem(parsed.data)
  return problem ? { draft: null, problem: saidOf(problem), remarks } : { draft: parsed.data, problem: null, remarks }
}

/** Stands for a picture or sound of the package until it is kept. */
export const UNKEPT = '00000000-0000-4000-8000-000000000000'
const withPlaceholder = (stimulus: NonNullable<ReadRow['content']>['stimulus']) =>
  stimulus && 'mediaId' in stimulus ? { ...stimulus, mediaId: UNKEPT } : stimulus

/** A code that the bank takes: the identifier in capitals, what does not fit replaced. */
export function codeOf(identifier: string): string {
  const code = identifier
    .toUpperCase()
    .replace(/[^A-Z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '')
  if (code.length >= 3 && code.length <= 30) return code
  const mark = createHash('sha256').update(identifier).digest('hex').slice(0, 6).toUpperCase()
  return `${code.slice(0, 20) || 'SOAL'}-${mark}`
}

const KINDS: Readonly<Record<string, ItemKind>> = {
  choices: 'multiple-choice',
  'best-worst': 'best-worst',
  graded: 'graded',
  order: 'order',
  match: 'match',
  numeric: 'numeric',
  'short-text': 'short-text',
  'long-text': 'long-text',
  'hot-text': 'hot-text',
}

/** The kind of the bank; a single choice whose points fit no kind of it is held as a list of which one may be taken. */
function fitted(
  content: NonNullable<ReadRow['content']>,
  scoring: NonNullable<ReadRow['scoring']>,
  named: string | null,
) {
  const { interaction } = content
  if (interaction.type !== 'choice' || scoring.type !== 'choice')
    return { content, scoring, kind: KINDS[interaction.type] ?? 'single-choice', note: null }
  const values = Object.values(scoring.weights)
  const most = Math.max(...values)
  const best = values.filter((value) => value === most).length
  const isSingle = best === 1 && most === 1 && named !== 'situational-judgement'
  if (isSingle) return { content, scoring, kind: 'single-choice' as const, note: null }
  if (interaction.options.length === 4 && best === 1)
    return { content, scoring, kind: 'situational-judgement' as const, note: null }
  return {
    content: { ...content, interaction: { ...interaction, type: 'choices' as const, least: 0, most: 1 } },
    scoring: { type: 'choices' as const, weights: scoring.weights, rule: 'sum-floored' as const },
    kind: 'multiple-choice' as const,
    note: said('CHOICE_AS_LIST'),
  }
}

function limitOf({ path }: { path: readonly PropertyKey[] }): Said {
  const at = path.map(String).join('.')
  if (at.startsWith('content.stem')) return said('STEM_LENGTH')
  if (at.startsWith('content.stimulus')) return said('STIMULUS_LIMIT')
  if (at.includes('options') || at.includes('left') || at.includes('right')) return said('OPTIONS_LIMIT')
  if (at.startsWith('scoring')) return said('SCORING_LIMIT', { place: at })
  if (at === 'theme') return said('THEME_UNKNOWN')
  if (at === 'competency') return said('COMPETENCY_UNKNOWN')
  return said('CONTENT_LIMIT', { place: at })
}
