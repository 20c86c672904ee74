import { childrenNamed, elementsOf, textOf, type XmlElement } from '../xml/element.ts'

interface Range {
  readonly low: string
  readonly high: string
  readonly points: number
}
const DECIMAL = /^-?\d{1,15}(\.\d{1,10})?$/

/** Ranges of a program that is nothing but "from low to high: points", from the highest points down; else null. */
export function readRanges(processing: XmlElement, identifier: string): Range[] | null {
  const [condition, more] = elementsOf(processing)
  if (condition?.name !== 'qti-response-condition' || more) return null
  const branches = elementsOf(condition)
  const read = branches.map((branch) => ({
    place: Number(branch.attributes['data-petakom-place']),
    range: readBranch(branch, identifier),
  }))
  if (read.length === 0 || read.some(({ place, range }) => !range || !Number.isInteger(place))) return null
  const isDescending = read.every(({ range }, at) => at === 0 || read[at - 1]!.range!.points >= range!.points)
  if (!isDescending) return null
  return read.sort((one, other) => one.place - other.place).map(({ range }) => range!)
}

function readBranch(branch: XmlElement, identifier: string): Range | null {
  const [test, rule, more] = elementsOf(branch)
  if (!/^qti-response-(else-)?if$/.test(branch.name) || test?.name !== 'qti-and' || !rule || more) return null
  const [least, most, third] = elementsOf(test)
  const low = bound(least, 'qti-gte', identifier)
  const high = bound(most, 'qti-lte', identifier)
  const [value] = childrenNamed(rule, 'qti-base-value')
  if (rule.name !== 'qti-set-outcome-value' || rule.attributes.identifier !== 'SCORE') return null
  if (low === null || high === null || third || !value) return null
  const points = Number(textOf(value))
  return Number.isFinite(points) ? { low, high, points } : null
}

function bound(test: XmlElement | undefined, name: string, identifier: string): string | null {
  const [variable, base] = test?.name === name ? elementsOf(test) : []
  if (variable?.name !== 'qti-variable' || variable.attributes.identifier !== identifier) return null
  const text = base?.name === 'qti-base-value' ? textOf(base).trim() : ''
  return DECIMAL.test(text) ? text : null
}
