import { isOperator, isRandom } from '../expression/evaluate.ts'
import { allSteps, Context, type Steps } from '../processing/context.ts'
import { drawTemplate } from '../processing/draw-template.ts'
import { runRules } from '../processing/run.ts'
import { standardTemplate, templateName } from '../processing/templates.ts'
import { Refusal } from '../refusal.ts'
import type { Value } from '../value/value.ts'
import { childNamed, walk, type XmlElement } from '../xml/element.ts'
import { isDropped, isForCandidate, type Outcome, treatmentOf } from './classify.ts'
import { type Declaration, readDeclarations } from './declarations.ts'
import type { Remarks } from './remarks.ts'
import { settleBody } from './settle-body.ts'

export interface ElementReport {
  readonly element: string
  readonly count: number
  readonly outcome: Outcome
}
export interface QtiItem {
  readonly root: XmlElement
  readonly declarations: ReadonlyMap<string, Declaration>
  readonly body: XmlElement
  readonly interactions: readonly XmlElement[]
  /** Null where the item has none. */
  readonly processing: XmlElement | null
  readonly templateValues: ReadonlyMap<string, Value>
  readonly corrects: ReadonlyMap<string, Value>
  readonly steps: Steps
}

/** Every element of the document with what becomes of it. */
export function reportElements(root: XmlElement, remarks: Remarks): ElementReport[] {
  const found = new Map<string, { element: string; count: number; outcome: Outcome }>()
  const visit = (element: XmlElement, hidden: boolean): void => {
    const math = element.namespace !== null && /MathML/.test(element.namespace)
    const { outcome, remark } = math
      ? { outcome: 'remark' as const, remark: element.name === 'math' ? ('math-flattened' as const) : null }
      : treatmentOf(element.name, isOperator)
    const becomes =
      isForCandidate(element) && !hidden ? 'remark' : hidden && outcome !== 'refused' ? 'dropped' : outcome
    const isCandidates = isForCandidate(element)
    const isScorers = element.name === 'qti-rubric-block' && /scorer/.test(element.attributes.view ?? '')
    const isKept = element.attributes.use === 'petakom-rationale'
    if (!hidden && remark !== null && !isKept)
      remarks.add(isCandidates ? 'rubric-in-stem' : isScorers ? 'rubric-kept' : remark, element.name)
    const key = `${element.name}|${becomes}`
    const held = found.get(key)
    if (held) held.count++
    else found.set(key, { element: element.name, count: 1, outcome: becomes })
    const inside = hidden || isDropped(element)
    for (const child of element.children) if (typeof child !== 'string') visit(child, inside)
  }
  visit(root, false)
  return [...found.values()]
}

/** Scripts and what needs one, and what would be fetched from elsewhere. @throws Refusal */
export function refuseScripts(root: XmlElement): void {
  for (const element of walk(root)) {
    if (/^(script|iframe|form|input|button)$/.test(element.name)) throw new Refusal('script', `<${element.name}>`)
    if (Object.keys(element.attributes).some((name) => /^on[a-z]/i.test(name)))
      throw new Refusal('script', `<${element.name}>`)
    if (/^qti-(portable-)?custom-interaction$/.test(element.name))
      throw new Refusal('custom-interaction', `<${element.name}>`)
    if (Object.values(element.attributes).some((value) => /^\s*javascript:/i.test(value)))
      throw new Refusal('script', `<${element.name}>`)
    if (element.name === 'include' && /XInclude/.test(element.namespace ?? ''))
      throw new Refusal('included-elsewhere', `<${element.name}> baris ${element.line}`)
  }
}

export const interactionsOf = (root: XmlElement): XmlElement[] =>
  [...walk(root)].filter(({ name }) => name.endsWith('-interaction') || name === 'qti-position-object-stage')

/** @throws Refusal */
export function readItem(root: XmlElement, remarks: Remarks, files: (href: string) => XmlElement | null): QtiItem {
  const declarations = readDeclarations(root)
  const body = childNamed(root, 'qti-item-body')
  if (!body) throw new Refusal('no-interaction')
  const steps = allSteps()
  const templateProcessing = childNamed(root, 'qti-template-processing')
  const template = drawTemplate(templateProcessing, declarations, root.attributes.identifier ?? '', steps)
  if (templateProcessing) {
    const isDrawn = [...walk(templateProcessing)].some(({ name }) => isRandom(name))
    remarks.add(isDrawn ? 'template-drawn' : 'template-fixed')
  }
  const templateValues = new Map([...template.values].filter(([name]) => declarations.get(name)?.kind === 'template'))
  const settled = settleBody(body, declarations, templateValues)
  return {
    root,
    declarations,
    body: settled,
    interactions: interactionsOf(settled),
    processing: findProcessing(root, files),
    templateValues,
    corrects: template.corrects,
    steps,
  }
}

function findProcessing(root: XmlElement, files: (href: string) => XmlElement | null): XmlElement | null {
  const processing = childNamed(root, 'qti-response-processing')
  if (!processing) return null
  if (processing.children.some((child) => typeof child !== 'string')) return processing
  const { template, 'template-location': location } = processing.attributes
  if (!template && !location) return null
  const standard = standardTemplate(template ?? location!)
  const found = standard ?? (location ? files(location) : null) ?? files(template ?? '')
  if (found?.name === 'qti-response-processing') return found
  throw new Refusal('processing-unsupported', `templat ${templateName(template ?? location!)}`)
}

/** The variables after response processing of these responses. @throws Refusal */
export function processResponses(
  item: QtiItem,
  processing: XmlElement,
  responses: ReadonlyMap<string, Value>,
  random: (() => number) | null = null,
): Context {
  const context = new Context(item.declarations, responses, item.steps, random)
  for (const [name, value] of item.templateValues) context.values.set(name, value)
  for (const [name, value] of item.corrects) context.corrects.set(name, value)
  runRules(processing, context)
  return context
}
