import { DERIVE, deriveLongText, stemOf } from './bank/derive-item.ts'
import { Scorer } from './bank/scorer.ts'
import type { BankItem, Derived } from './bank/types.ts'
import { aboutOf, groupOf } from './item/about.ts'
import { isSilentPicture } from './item/plain-text.ts'
import {
  type ElementReport,
  interactionsOf,
  type QtiItem,
  readItem,
  refuseScripts,
  reportElements,
} from './item/read-item.ts'
import { type Remark, Remarks } from './item/remarks.ts'
import { refuseUndeclared, scoreCorrect } from './item/score-correct.ts'
import { shuffleOnce } from './item/shuffle-once.ts'
import { type PathOf, stimulusOf } from './item/stimulus.ts'
import { standardTemplate } from './processing/templates.ts'
import { REFUSALS, Refusal, type RefusalCode } from './refusal.ts'
import { walk, type XmlElement } from './xml/element.ts'

export interface Reason {
  readonly code: RefusalCode
  readonly about: string | null
  readonly text: string
}
export interface ItemReport {
  readonly identifier: string
  readonly title: string
  readonly file: string
  readonly status: 'imported' | 'imported-with-remarks' | 'refused'
  readonly reason: Reason | null
  readonly remarks: readonly Remark[]
  readonly elements: readonly ElementReport[]
  readonly interactions: readonly string[]
  readonly kind: string | null
  /** SCORE and MAXSCORE as QTI computes them for the declared correct response; null where nothing declares them. */
  readonly score: { readonly correctResponse: number | null; readonly max: number | null }
  /** Every numeric outcome after the declared correct response, by its identifier. */
  readonly outcomes: Readonly<Record<string, number>>
  readonly item: BankItem | null
}

export const reasonOf = ({ code, about }: Refusal): Reason => ({ code, about, text: REFUSALS[code] })

/** Reads one item whole; whatever stands in the way is in the report, nothing is thrown but faults of this program. */
export function importItem(
  root: XmlElement,
  file: string,
  files: (href: string) => XmlElement | null = () => null,
  pathOf: PathOf = () => null,
): ItemReport {
  const remarks = new Remarks()
  const elements = reportElements(root, remarks)
  const refusals: Refusal[] = []
  const attempt = <T>(work: () => T): T | null => {
    try {
      return work()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refusals.push(error)
      return null
    }
  }
  // The score is asked for before anything is refused for what the bank cannot show.
  attempt(() => refuseScripts(root))
  const read = attempt(() => readItem(root, remarks, files))
  if (read) attempt(() => refuseKinds(read))
  const refusedBefore = refusals.length
  const scored = read && attempt(() => scoreCorrect(read, remarks))
  if (refusedBefore > 0 && refusals.length > refusedBefore)
    remarks.add('processing-not-computed', refusals.at(-1)!.message)
  const item = read && refusals.length === 0 ? attempt(() => toBank(read, remarks, files, pathOf)) : null
  const said = remarks.list()
  const [refusal] = refusals
  return {
    identifier: root.attributes.identifier ?? '',
    title: root.attributes.title ?? '',
    file,
    status: refusal ? 'refused' : said.length > 0 ? 'imported-with-remarks' : 'imported',
    reason: refusal ? reasonOf(refusal) : null,
    remarks: said,
    elements,
    interactions: interactionsOf(read?.body ?? root).map(({ name }) => name),
    kind: item?.content.interaction.type ?? null,
    score: scored?.score ?? { correctResponse: null, max: null },
    outcomes: scored?.outcomes ?? {},
    item,
  }
}

/** Interactions that the bank cannot show. @throws Refusal */
function refuseKinds(item: QtiItem): void {
  const [interaction, second] = item.interactions
  if (!interaction) throw new Refusal('no-interaction')
  const unsupported = item.interactions.find(
    ({ name }) => !Object.hasOwn(DERIVE, name) && name !== 'qti-extended-text-interaction',
  )
  if (unsupported) throw new Refusal('interaction-unsupported', `<${unsupported.name}>`)
  if (second) throw new Refusal('several-interactions', item.interactions.map(({ name }) => `<${name}>`).join(' '))
}

function toBank(item: QtiItem, remarks: Remarks, files: (href: string) => XmlElement | null, pathOf: PathOf): BankItem {
  const [interaction] = item.interactions
  if (!interaction) throw new Refusal('no-interaction')
  if (item.root.attributes.adaptive === 'true') remarks.add('adaptive')
  const isShuffled = interaction.attributes.shuffle === 'true'
  if (isShuffled) remarks.add('shuffled-once')
  const identifier = interaction.attributes['response-identifier'] ?? ''
  const declaration = item.declarations.get(identifier)
  if (declaration?.kind !== 'response') throw new Refusal('response-undeclared', identifier)
  const silent = [...walk(item.body)].find((element) => isSilentPicture(element))
  if (silent) throw new Refusal('picture-needed', `<${silent.name}> baris ${silent.line}`)
  const stem = stemOf(item, interaction)
  if (stem === '') throw new Refusal('content-empty', '<qti-item-body>')
  let derived: Derived
  if (interaction.name === 'qti-extended-text-interaction') derived = deriveLongText(item, interaction, remarks)
  else {
    refuseUndeclared(item)
    const processing = item.processing ?? assumed(identifier, declaration.mapping !== null, remarks)
    const scorer = new Scorer(item, processing, declaration)
    const shown = isShuffled ? shuffleOnce(interaction, item.root.attributes.identifier ?? '') : interaction
    derived = DERIVE[interaction.name]!(shown, scorer, remarks, item, processing)
  }
  const { factor, ...held } = derived
  return {
    content: {
      stimulus: stimulusOf(item, remarks, files, pathOf),
      ...groupOf(item),
      stem,
      interaction: held.interaction,
    },
    scoring: held.scoring,
    factor,
    about: aboutOf(item),
  }
}

function assumed(identifier: string, mapped: boolean, remarks: Remarks): XmlElement {
  remarks.add('scoring-assumed')
  const renamed = (element: XmlElement): XmlElement => ({
    ...element,
    attributes: element.attributes.identifier === 'RESPONSE' ? { identifier } : element.attributes,
    children: element.children.map((child) => (typeof child === 'string' ? child : renamed(child))),
  })
  return renamed(standardTemplate(mapped ? 'map_response' : 'match_correct')!)
}
