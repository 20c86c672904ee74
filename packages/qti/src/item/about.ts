import type { BankAbout } from '../bank/types.ts'
import { walk, type XmlElement } from '../xml/element.ts'
import { plainText } from './plain-text.ts'
import type { QtiItem } from './read-item.ts'

export const isRationale = (element: XmlElement): boolean =>
  element.name === 'qti-rubric-block' && element.attributes.use === 'petakom-rationale'

/** What Petakom wrote beside an item of its own. */
export function aboutOf({ body }: QtiItem): BankAbout {
  const said = (name: string) => body.attributes[`data-petakom-${name}`] ?? null
  const level = Number(said('level') ?? Number.NaN)
  const rationale = [...walk(body)].find(isRationale)
  return {
    kind: said('kind'),
    theme: said('theme'),
    competency: said('competency'),
    level: Number.isInteger(level) ? level : null,
    potentialAspect: said('aspect'),
    rationale: rationale ? plainText(rationale.children) : null,
  }
}

/** The code of a stimulus that several items share. */
export function groupOf({ body }: QtiItem): { group?: string } {
  const group = body.attributes['data-petakom-group']
  return group !== undefined && /^[A-Z0-9-]{1,40}$/.test(group) ? { group } : {}
}
