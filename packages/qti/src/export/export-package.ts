import { type ExportItem, exportItem, exportStimulus } from './export-item.ts'
import { element } from './write-xml.ts'

export interface ExportTest {
  readonly identifier: string
  readonly title: string
  readonly sections: readonly {
    readonly identifier: string
    readonly title: string
    /** Codes, in their order. */
    readonly items: readonly string[]
  }[]
}

/**
 * Path and text of every file of a package: the manifest, each item, each stimulus once, and the test. Pictures and
 * sounds lie where `mediaId` of their stimulus says; their bytes are the caller's.
 */
export function exportPackage(items: readonly ExportItem[], test: ExportTest | null): Map<string, string> {
  const files = new Map<string, string>()
  const resources: string[] = []
  const stimuli = new Map<string, { id: string; path: string }>()
  const held = new Map<string, string>()
  const resource = (identifier: string, type: string, href: string, needs: string | null = null) =>
    resources.push(
      element(
        'resource',
        { identifier, type, href },
        element('file', { href }) + (needs === null ? '' : element('dependency', { identifierref: needs })),
      ),
    )
  for (const item of items) {
    const { stimulus } = item.content
    let shared: { id: string; path: string } | null = null
    if (stimulus) {
      const key = JSON.stringify(stimulus)
      shared = stimuli.get(key) ?? null
      if (!shared) {
        const id = `stimulus-${stimuli.size + 1}`
        shared = { id, path: `stimuli/${id}.xml` }
        stimuli.set(key, shared)
        files.set(shared.path, exportStimulus(stimulus, id))
        const media = 'mediaId' in stimulus ? stimulus.mediaId : null
        if (media !== null && !held.has(media)) {
          held.set(media, `media-${held.size + 1}`)
          resource(held.get(media)!, 'webcontent', media)
        }
        resource(id, 'imsqti_stimulus_xmlv3p0', shared.path, media === null ? null : held.get(media)!)
      }
    }
    const path = `items/${item.identifier}.xml`
    files.set(path, exportItem(item, shared && `../${shared.path}`))
    resource(`item-${item.identifier}`, 'imsqti_item_xmlv3p0', path, shared?.id ?? null)
  }
  if (test) {
    files.set('test.xml', exportTest(test))
    resource('test', 'imsqti_test_xmlv3p0', 'test.xml')
  }
  const manifest = element(
    'manifest',
    { xmlns: 'http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1', identifier: 'petakom' },
    element('metadata', {}, `${element('schema', {}, 'QTI Package')}${element('schemaversion', {}, '3.0.0')}`) +
      element('organizations', {}) +
      element('resources', {}, resources.join('\n')),
  )
  return new Map([['imsmanifest.xml', `<?xml version="1.0" encoding="UTF-8"?>\n${manifest}\n`], ...files])
}

function exportTest({ identifier, title, sections }: ExportTest): string {
  const parts = sections.map((section) =>
    element(
      'qti-assessment-section',
      { identifier: section.identifier, title: section.title, visible: 'true' },
      section.items
        .map((code) => element('qti-assessment-item-ref', { identifier: `item-${code}`, href: `items/${code}.xml` }))
        .join('\n'),
    ),
  )
  const part = element(
    'qti-test-part',
    { identifier: 'part-1', 'navigation-mode': 'nonlinear', 'submission-mode': 'simultaneous' },
    parts.join('\n'),
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(
    'qti-assessment-test',
    { xmlns: 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0', identifier, title },
    part,
  )}\n`
}
