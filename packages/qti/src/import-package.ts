import { type ItemReport, importItem, type Reason, reasonOf } from './import-item.ts'
import { type Remark, Remarks } from './item/remarks.ts'
import { Refusal } from './refusal.ts'
import { readTest, type TestReport } from './test/read-test.ts'
import { childNamed, childrenNamed, type XmlElement } from './xml/element.ts'
import { parseXml } from './xml/parse-xml.ts'
import { isQti2, toQti3Names } from './xml/to-qti3-names.ts'

export interface PackageReport {
  readonly refused: Reason | null
  readonly items: readonly ItemReport[]
  readonly tests: readonly TestReport[]
  /** Files that are neither, with what became of them. */
  readonly files: readonly {
    readonly file: string
    readonly outcome: 'stimulus' | 'section' | 'template' | 'carried-with' | 'refused' | 'ignored'
    readonly reason: Reason | null
  }[]
  readonly remarks: readonly Remark[]
}

/** Path of `href` seen from a file, or null where it leaves the package or is an address elsewhere. */
export function resolveHref(from: string, href: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:|^\//i.test(href)) return null
  const parts = from.split('/').slice(0, -1)
  let decoded = href.split('#')[0]!
  try {
    decoded = decodeURIComponent(decoded)
  } catch {
    return null
  }
  for (const part of decoded.split('/'))
    if (part === '..') {
      if (parts.pop() === undefined) return null
    } else if (part !== '.' && part !== '') parts.push(part)
  return parts.join('/')
}

/** `texts` has every XML file of the package by its path. Refusals of one file stay with that file. */
export function importPackage(
  texts: ReadonlyMap<string, string>,
  all: ReadonlySet<string>,
  needsManifest: boolean,
): PackageReport {
  const roots = new Map<string, XmlElement>()
  const files: PackageReport['files'][number][] = []
  const remarks = new Remarks()
  const qti2 = new Set<string>()
  const items: ItemReport[] = []
  const broken = (file: string, error: Refusal) => {
    files.push({ file, outcome: 'refused', reason: reasonOf(error) })
  }
  for (const [file, text] of texts) {
    try {
      const root = parseXml(text)
      if (isQti2(root)) qti2.add(file)
      roots.set(file, isQti2(root) || root.name === 'responseProcessing' ? toQti3Names(root) : root)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (error.code === 'xml-doctype') return refusedPackage(new Refusal('xml-doctype', file))
      broken(file, error)
      if (file !== 'imsmanifest.xml') items.push(unreadable(file, error))
    }
  }
  const manifest = roots.get('imsmanifest.xml')
  if (needsManifest && !manifest) {
    const named = files.find(({ file }) => file === 'imsmanifest.xml')?.reason
    return { refused: named ?? reasonOf(new Refusal('manifest-missing')), items, tests: [], files, remarks: [] }
  }
  const listed = manifest ? listedFiles(manifest) : null
  for (const file of listed ?? []) if (!all.has(file)) broken(file, new Refusal('file-missing', file))
  const tests: TestReport[] = []
  const refs = new Map<string, string>()
  for (const [file, root] of roots) {
    const find = (href: string) => roots.get(resolveHref(file, href) ?? '') ?? null
    if (root.name === 'qti-assessment-item') {
      const pathOf = (from: string, href: string) => {
        const path = href === '' ? null : resolveHref(from === '' ? file : (resolveHref(file, from) ?? file), href)
        return path !== null && all.has(path) && !texts.has(path) ? path : null
      }
      const report = importItem(root, file, find, pathOf)
      const more = new Remarks()
      if (qti2.has(file)) more.add('qti-2')
      if (listed && !listed.has(file)) more.add('not-in-manifest', file)
      const said = [...more.list(), ...report.remarks]
      items.push({
        ...report,
        remarks: said,
        status: report.status === 'imported' && said.length > 0 ? 'imported-with-remarks' : report.status,
      })
      refs.set(file, report.identifier)
    } else if (root.name === 'qti-assessment-section') files.push({ file, outcome: 'section', reason: null })
    else if (root.name === 'qti-assessment-stimulus') files.push({ file, outcome: 'stimulus', reason: null })
    else if (root.name === 'qti-response-processing') files.push({ file, outcome: 'template', reason: null })
    else if (root.name !== 'qti-assessment-test' && file !== 'imsmanifest.xml') {
      const isItem = /item|^questestinterop$/i.test(root.name)
      files.push({
        file,
        outcome: isItem ? 'refused' : 'ignored',
        reason: isItem ? reasonOf(new Refusal('not-qti', `<${root.name}>`)) : null,
      })
    }
  }
  for (const [file, root] of roots)
    if (root.name === 'qti-assessment-test') {
      const at = (from: string, href: string) => resolveHref(from, href) ?? ''
      tests.push(
        readTest(root, file, {
          itemAt: (from, href) => refs.get(at(from, href)) ?? null,
          sectionAt: (from, href) => ({ file: at(from, href), root: roots.get(at(from, href)) ?? null }),
        }),
      )
    }
  for (const file of all) if (!texts.has(file)) files.push({ file, outcome: 'carried-with', reason: null })
  if (!manifest && texts.size === 1 && items.length === 0 && tests.length === 0)
    return { refused: files[0]?.reason ?? reasonOf(new Refusal('not-qti')), items, tests, files, remarks: [] }
  return { refused: null, items: withRepeats(items), tests, files, remarks: remarks.list() }
}

/** Identifiers that stand at more than one item are said at each after the first. */
function withRepeats(items: readonly ItemReport[]): ItemReport[] {
  const seen = new Set<string>()
  return items.map((item) => {
    const isRepeat = item.identifier !== '' && seen.has(item.identifier)
    seen.add(item.identifier)
    if (!isRepeat) return item
    const more = new Remarks()
    more.add('identifier-repeated', item.identifier)
    const status = item.status === 'imported' ? 'imported-with-remarks' : item.status
    return { ...item, status, remarks: [...item.remarks, ...more.list()] }
  })
}

function listedFiles(manifest: XmlElement): Set<string> {
  const resources = childNamed(manifest, 'resources')
  const baseOf = (element: XmlElement | undefined) => element?.attributes['xml:base'] ?? ''
  const around = baseOf(manifest) + baseOf(resources)
  const hrefs = (resources ? childrenNamed(resources, 'resource') : []).flatMap((resource) =>
    [resource, ...childrenNamed(resource, 'file')].map(
      ({ attributes }) => [around + baseOf(resource), attributes.href] as const,
    ),
  )
  return new Set(
    hrefs.flatMap(([base, href]) =>
      href === undefined || /^https?:/.test(href) ? [] : [resolveHref('imsmanifest.xml', base + href) ?? href],
    ),
  )
}

export const refusedPackage = (error: Refusal): PackageReport => ({
  refused: reasonOf(error),
  items: [],
  tests: [],
  files: [],
  remarks: [],
})

/** A file that may have been an item and cannot be read. */
export const unreadable = (file: string, error: Refusal): ItemReport => ({
  identifier: '',
  title: '',
  file,
  status: 'refused',
  reason: reasonOf(error),
  remarks: [],
  elements: [],
  interactions: [],
  kind: null,
  score: { correctResponse: null, max: null },
  outcomes: {},
  item: null,
})
