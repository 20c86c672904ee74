import { isOperator } from '../expression/evaluate.ts'
import { allSteps, Context, type Steps } from '../processing/context.ts'
import { runRules } from '../processing/run.ts'
import { standardTemplate, templateName } from '../processing/templates.ts'
import { Refusal } from '../refusal.ts'
import type { Value } from '../value/value.ts'
import { childNamed, walk, type XmlElement } from '../xml/element.ts'
import { DROPPED_WHOLE, type Outcome, treatmentOf } from './classify.ts'
import { type Declaration, readDeclarations } from './declarations.ts'
import type { Remarks } from './remarks.ts'

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
    const becomes = hidden && outcome !== 'refused' ? 'dropped' : outcome
    const isScorers = element.name === 'qti-rubric-block' && /scorer/.test(element.attributes.view ?? '')
    const isKept = element.attributes.use === 'petakom-rationale'
    if (!hidden && remark !== null && !isKept) remarks.add(isScorers ? 'rubric-kept' : remark, element.name)
    const key = `${element.name}|${becomes}`
    const held = found.get(key)
    if (held) held.count++
    else found.set(key, { element: element.name, count: 1, outcome: becomes })
    const inside = hidden || DROPPED_WHOLE.has(element.name)
    for (const child of element.children) if (typeof child !== 'string') visit(child, inside)
  }
  visit(root, false)
  return [...found.values()]
}

/** @throws Refusal */
export function readItem(root: XmlElement, remarks: Remarks, files: (href: string) => XmlElement | null): QtiItem {
  for (const element of walk(root)) {
    if (/^(script|iframe|form|input|button)$/.test(element.name)) throw new Refusal('script', `<${element.name}>`)
    if (Object.keys(element.attributes).some((name) => /^on[a-z]/i.test(name)))
      throw new Refusal('script', `<${element.name}>`)
    if (/^qti-(portable-)?custom-interaction$/.test(element.name))
      throw new Refusal('custom-interaction', `<${element.name}>`)
    if (Object.values(element.attributes).some((value) => /^\s*javascript:/i.test(value)))
      throw new Refusal('script', `<${element.name}>`)
  }
  const declarations = readDeclarations(root)
  const body = childNamed(root, 'qti-item-body')
  if (!body) throw new Refusal('no-interaction')
  const interactions = [...walk(body)].filter(
    ({ name }) => name.endsWith('-interaction') || name === 'qti-position-object-stage',
  )
  const steps = allSteps()
  const template = new Context(declarations, new Map(), steps)
  const templateProcessing = childNamed(root, 'qti-template-processing')
  if (templateProcessing) {
    runRules(templateProcessing, template)
    remarks.add('template-fixed')
  }
  return {
    root,
    declarations,
    body,
    interactions,
    processing: findProcessing(root, files),
    templateValues: new Map([...template.values].filter(([name]) => declarations.get(name)?.kind === 'template')),
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
): Context {
  const context = new Context(item.declarations, responses, item.steps)
  for (const [name, value] of item.templateValues) context.values.set(name, value)
  for (const [name, value] of item.corrects) context.corrects.set(name, value)
  runRules(processing, context)
  return context
}
