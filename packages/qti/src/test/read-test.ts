import { type Remark, Remarks } from '../item/remarks.ts'
import { childNamed, elementsOf, type XmlElement } from '../xml/element.ts'

export interface TimeLimits {
  readonly minSeconds: number | null
  readonly maxSeconds: number | null
  readonly allowLate: boolean
}
export interface SectionReport {
  readonly identifier: string
  readonly title: string
  readonly shuffle: boolean
  readonly select: number | null
  readonly time: TimeLimits | null
  /** Items by their identifiers (null where the file is missing) and sections, in their order. */
  readonly parts: readonly (
    | SectionReport
    | { readonly href: string; readonly item: string | null; readonly required: boolean; readonly fixed: boolean }
  )[]
}
export interface TestReport {
  readonly identifier: string
  readonly title: string
  readonly file: string
  readonly time: TimeLimits | null
  readonly testParts: readonly {
    readonly identifier: string
    readonly navigation: 'linear' | 'nonlinear'
    readonly submission: string
    readonly time: TimeLimits | null
    readonly sections: readonly SectionReport[]
  }[]
  readonly remarks: readonly Remark[]
}
const yes = (text: string | undefined) => /^(true|1)$/.test(text ?? '')

/** What a file of the package names beside itself. */
export interface Around {
  readonly itemAt: (from: string, href: string) => string | null
  readonly sectionAt: (from: string, href: string) => { readonly file: string; readonly root: XmlElement | null }
}
const KNOWN_QTI =
  /^qti-(outcome-declaration|outcome-processing|test-feedback|rubric-block|stylesheet|weight|item-session-control|variable-mapping|template-default|pre-condition|branch-rule|adaptive-selection|assessment-stimulus-ref|catalog-info|context-declaration|default-value)$/
const MOST_DEPTH = 20
/** Sections that may be brought in from files: one that names others that name it would never end. */
const MOST_BROUGHT = 1000

/** The sections, orders, choices and time limits of a test; all else in it is a remark. */
export function readTest(root: XmlElement, file: string, { itemAt, sectionAt }: Around): TestReport {
  const remarks = new Remarks()
  const rest = (element: XmlElement, known: readonly string[]) => {
    for (const { name } of elementsOf(element))
      if (!known.includes(name)) remarks.add(KNOWN_QTI.test(name) ? 'test-part-lost' : 'element-unknown', name)
  }
  let brought = 0
  /** A section that stands in a file of its own; one that is missing or names itself again is said. */
  const sectionIn = (href: string, from: string, depth: number): SectionReport[] => {
    const found = sectionAt(from, href)
    if (found.root?.name === 'qti-assessment-section' && depth < MOST_DEPTH && ++brought <= MOST_BROUGHT)
      return [section(found.root, found.file, depth + 1)]
    remarks.add('section-missing', href)
    return []
  }
  const section = (element: XmlElement, from: string, depth: number): SectionReport => {
    rest(element, [
      'qti-assessment-section',
      'qti-assessment-section-ref',
      'qti-assessment-item-ref',
      'qti-ordering',
      'qti-selection',
      'qti-time-limits',
    ])
    const select = childNamed(element, 'qti-selection')?.attributes.select
    return {
      identifier: element.attributes.identifier ?? '',
      title: element.attributes.title ?? '',
      shuffle: yes(childNamed(element, 'qti-ordering')?.attributes.shuffle),
      select: select === undefined ? null : Number(select),
      time: timeLimits(element),
      parts: elementsOf(element).flatMap((child): SectionReport['parts'][number][] => {
        if (child.name === 'qti-assessment-section') return [section(child, from, depth + 1)]
        if (child.name === 'qti-assessment-section-ref') return sectionIn(child.attributes.href ?? '', from, depth)
        if (child.name !== 'qti-assessment-item-ref') return []
        rest(child, [])
        const { href = '', required, fixed } = child.attributes
        const item = itemAt(from, href)
        if (item === null) remarks.add('item-missing', href)
        return [{ href, item, required: yes(required), fixed: yes(fixed) }]
      }),
    }
  }
  rest(root, ['qti-test-part', 'qti-time-limits'])
  const testParts = elementsOf(root)
    .filter(({ name }) => name === 'qti-test-part')
    .map((part) => {
      rest(part, ['qti-assessment-section', 'qti-assessment-section-ref', 'qti-time-limits'])
      return {
        identifier: part.attributes.identifier ?? '',
        navigation: part.attributes['navigation-mode'] === 'linear' ? ('linear' as const) : ('nonlinear' as const),
        submission: part.attributes['submission-mode'] ?? 'individual',
        time: timeLimits(part),
        sections: elementsOf(part).flatMap((child) =>
          child.name === 'qti-assessment-section'
            ? [section(child, file, 0)]
            : child.name === 'qti-assessment-section-ref'
              ? sectionIn(child.attributes.href ?? '', file, 0)
              : [],
        ),
      }
    })
  return {
    identifier: root.attributes.identifier ?? '',
    title: root.attributes.title ?? '',
    file,
    time: timeLimits(root),
    testParts,
    remarks: remarks.list(),
  }
}

function timeLimits(element: XmlElement): TimeLimits | null {
  const found = childNamed(element, 'qti-time-limits')
  if (!found) return null
  const number = (name: string) => (found.attributes[name] === undefined ? null : Number(found.attributes[name]))
  return {
    minSeconds: number('min-time'),
    maxSeconds: number('max-time'),
    allowLate: yes(found.attributes['allow-late-submission']),
  }
}
