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

/** The sections, orders, choices and time limits of a test; all else in it is a remark. */
export function readTest(root: XmlElement, file: string, itemAt: (href: string) => string | null): TestReport {
  const remarks = new Remarks()
  const rest = (element: XmlElement, known: readonly string[]) => {
    for (const child of elementsOf(element)) if (!known.includes(child.name)) remarks.add('element-unknown', child.name)
  }
  const section = (element: XmlElement): SectionReport => {
    rest(element, [
      'qti-assessment-section',
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
        if (child.name === 'qti-assessment-section') return [section(child)]
        if (child.name !== 'qti-assessment-item-ref') return []
        rest(child, [])
        const { href = '', required, fixed } = child.attributes
        return [{ href, item: itemAt(href), required: yes(required), fixed: yes(fixed) }]
      }),
    }
  }
  rest(root, ['qti-test-part', 'qti-time-limits'])
  const testParts = elementsOf(root)
    .filter(({ name }) => name === 'qti-test-part')
    .map((part) => {
      rest(part, ['qti-assessment-section', 'qti-time-limits'])
      return {
        identifier: part.attributes.identifier ?? '',
        navigation: part.attributes['navigation-mode'] === 'linear' ? ('linear' as const) : ('nonlinear' as const),
        submission: part.attributes['submission-mode'] ?? 'individual',
        time: timeLimits(part),
        sections: elementsOf(part)
          .filter(({ name }) => name === 'qti-assessment-section')
          .map(section),
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
