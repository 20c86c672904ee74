/** An element without its prefix. Names of QTI 2 are turned into those of QTI 3. */
export interface XmlElement {
  readonly name: string
  readonly namespace: string | null
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlNode[]
  readonly line: number
}
export type XmlNode = XmlElement | string

export const isElement = (node: XmlNode): node is XmlElement => typeof node !== 'string'
export const elementsOf = (element: XmlElement): XmlElement[] => element.children.filter(isElement)
export const childrenNamed = (element: XmlElement, name: string): XmlElement[] =>
  elementsOf(element).filter((child) => child.name === name)
export const childNamed = (element: XmlElement, name: string): XmlElement | undefined =>
  elementsOf(element).find((child) => child.name === name)
export const textOf = (node: XmlNode): string => (isElement(node) ? node.children.map(textOf).join('') : node)

/** The element and all below it, in document order. */
export function* walk(element: XmlElement): Generator<XmlElement> {
  yield element
  for (const child of elementsOf(element)) yield* walk(child)
}
