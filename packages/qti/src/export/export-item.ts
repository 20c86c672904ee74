import type { BankAbout, BankItem, BankStimulus } from '../bank/types.ts'
import { exportInteraction } from './export-interaction.ts'
import { type Attributes, element, escapeText, paragraphs, words } from './write-xml.ts'

const NAMESPACE = 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0'
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

export interface ExportItem {
  /** Code of the bank; it comes back as the item's identifier. */
  readonly identifier: string
  readonly title: string
  readonly content: BankItem['content']
  readonly scoring: BankItem['scoring']
  readonly about: BankAbout
}

/** An item document. `stimulusHref` is where its shared text or table stands, seen from the item. */
export function exportItem(
  { identifier, title, content, scoring, about }: ExportItem,
  stimulusHref: string | null,
): string {
  const { declaration, interaction, processing } = exportInteraction(content.interaction, scoring)
  const isRated = scoring.type === 'long-text'
  const outcome: Attributes = { identifier: 'SCORE', cardinality: 'single', 'base-type': 'float' }
  const rubric = isRated ? element('qti-rubric-block', { view: 'scorer', use: 'scoring' }, inside(scoring.rubric)) : ''
  const author =
    about.rationale === null
      ? ''
      : element('qti-rubric-block', { view: 'author', use: 'petakom-rationale' }, inside(about.rationale))
  return (
    HEAD +
    element(
      'qti-assessment-item',
      { xmlns: NAMESPACE, identifier, title, adaptive: 'false', 'time-dependent': 'false', 'xml:lang': 'id' },
      declaration +
        element(
          'qti-outcome-declaration',
          isRated ? { ...outcome, 'normal-maximum': scoring.most, 'external-scored': 'human' } : outcome,
        ) +
        (stimulusHref === null
          ? ''
          : element('qti-assessment-stimulus-ref', { identifier: 'STIMULUS', href: stimulusHref })) +
        element(
          'qti-item-body',
          {
            'data-petakom-kind': about.kind,
            'data-petakom-theme': about.theme,
            'data-petakom-competency': about.competency,
            'data-petakom-level': about.level,
            'data-petakom-aspect': about.potentialAspect,
            'data-petakom-group': content.group,
          },
          element('div', {}, paragraphs(content.stem)) + interaction + rubric + author,
        ) +
        processing,
    ) +
    '\n'
  )
}
const inside = (text: string) => element('qti-content-body', {}, paragraphs(text))

/** A text or table that stands beside items. */
export function exportStimulus(stimulus: BankStimulus, identifier: string): string {
  const body = bodyOf(stimulus)
  return `${HEAD}${element(
    'qti-assessment-stimulus',
    { xmlns: NAMESPACE, identifier, title: identifier, 'xml:lang': 'id' },
    element('qti-stimulus-body', {}, body),
  )}\n`
}

/** Seen from the folder of the stimuli. */
const source = (path: string) => `../${path.split('/').map(encodeURIComponent).join('/')}`

function bodyOf(stimulus: BankStimulus): string {
  switch (stimulus.kind) {
    case 'text':
      return paragraphs(stimulus.text)
    case 'table':
      return table(stimulus)
    case 'figure': {
      const { alt, caption, mediaId } = stimulus
      const below = caption === null ? '' : element('figcaption', {}, words(caption))
      return element('figure', {}, element('img', { src: source(mediaId), alt }) + below)
    }
    case 'audio': {
      const { transcript, mostPlays, mediaId } = stimulus
      return element(
        'figure',
        { 'data-petakom-plays': mostPlays },
        element('audio', { src: source(mediaId), controls: 'controls' }) + element('div', {}, paragraphs(transcript)),
      )
    }
  }
}

function table({ caption, columns, rows }: Extract<BankStimulus, { kind: 'table' }>): string {
  const cell = (value: string | number) =>
    typeof value === 'number'
      ? element('td', { 'data-petakom-number': value }, escapeText(String(value)))
      : element('td', {}, value === '' ? '' : words(value))
  return element(
    'table',
    {},
    element('caption', {}, words(caption)) +
      element('thead', {}, element('tr', {}, columns.map((text) => element('th', {}, words(text))).join(''))) +
      element('tbody', {}, rows.map((row) => element('tr', {}, row.map(cell).join(''))).join('')),
  )
}
