import { describe, expect, it } from 'vitest'
import { choices, itemXml, mapping, read, response, template } from './testing/items.ts'
import { parseXml } from './xml/parse-xml.ts'

const codes = (xml: string) => read(xml).remarks.map(({ code }) => code)

describe('items that the bank takes', () => {
  it('a single choice, exactly', () => {
    const report = read(
      itemXml(response('single', 'identifier', ['B']), choices(['A', 'B', 'C']), template('match_correct')),
    )
    expect(report).toMatchObject({ status: 'imported', kind: 'choice', score: { correctResponse: 1 } })
    expect(report.item?.scoring).toEqual({ type: 'choice', weights: { A: 0, B: 1, C: 0 } })
  })

  it('a multiple choice that is right as a whole, and one that adds up', () => {
    const whole = read(
      itemXml(response('multiple', 'identifier', ['A', 'C']), choices(['A', 'B', 'C'], 0), template('match_correct')),
    )
    expect(whole.item?.scoring).toEqual({ type: 'choices', weights: { A: 1, B: 0, C: 1 }, rule: 'all-or-nothing' })
    const summed = read(
      itemXml(
        response('multiple', 'identifier', ['A', 'C'], mapping({ A: 1, B: -1, C: 2 }, 'lower-bound="0"')),
        choices(['A', 'B', 'C'], 0),
        template('map_response'),
      ),
    )
    expect(summed.score.correctResponse).toBe(3)
    expect(summed.item?.scoring).toMatchObject({ rule: 'sum-floored' })
  })

  it('a multiple choice of twelve, asked for some of its sets', () => {
    const ids = [...'ABCDEFGHIJKL']
    const report = read(
      itemXml(response('multiple', 'identifier', ['A', 'C', 'L']), choices(ids, 0), template('match_correct')),
    )
    expect(report.remarks.map(({ code }) => code)).toEqual(['scoring-sampled'])
    expect(report.item?.scoring).toMatchObject({ rule: 'all-or-nothing', weights: { A: 1, B: 0, C: 1, L: 1 } })
  })

  it('an order and a match', () => {
    const order = read(
      itemXml(
        response('ordered', 'identifier', ['C', 'A', 'B']),
        choices(['A', 'B', 'C'], 0, 'qti-order-interaction'),
        template('match_correct'),
      ),
    )
    expect(order).toMatchObject({
      status: 'imported',
      score: { correctResponse: 1 },
      item: { scoring: { key: ['C', 'A', 'B'] } },
    })
    const set = (ids: string[]) =>
      `<qti-simple-match-set>${ids.map((id) => `<qti-simple-associable-choice identifier="${id}" match-max="1">${id}</qti-simple-associable-choice>`).join('')}</qti-simple-match-set>`
    const match = read(
      itemXml(
        response('multiple', 'directedPair', ['a x', 'b y'], mapping({ 'a x': 1, 'b y': 0.5 })),
        `<qti-match-interaction response-identifier="RESPONSE" max-associations="0">${set(['a', 'b'])}${set(['x', 'y'])}</qti-match-interaction>`,
        template('map_response'),
      ),
    )
    expect(match).toMatchObject({ score: { correctResponse: 1.5 }, item: { factor: 2, scoring: { pairs: [['a', 'x', 2], ['b', 'y', 1]] } } }) // biome-ignore format: one line
  })

  it('a gap match by its gaps', () => {
    const body = `<qti-gap-match-interaction response-identifier="RESPONSE"><qti-gap-text identifier="W" match-max="1">hujan</qti-gap-text><qti-gap-text identifier="S" match-max="1">panas</qti-gap-text><p>Musim <qti-gap identifier="G1"/> dan <qti-gap identifier="G2"/>.</p></qti-gap-match-interaction>`
    const report = read(
      itemXml(
        response('multiple', 'directedPair', ['W G1', 'S G2'], mapping({ 'W G1': 1, 'S G2': 2 })),
        body,
        template('map_response'),
      ),
    )
    expect(report.score.correctResponse).toBe(3)
    expect(report.item?.scoring).toEqual({ type: 'match', pairs: [['G1', 'W', 1], ['G2', 'S', 2]] }) // biome-ignore format: one line
    expect(report.item?.content.stem).toContain('Musim ___(1)___ dan ___(2)___.')
  })

  it('a number with its tolerance, found by asking', () => {
    const rp = `<qti-response-processing><qti-response-condition><qti-response-if><qti-equal tolerance-mode="absolute" tolerance="0.25"><qti-correct identifier="RESPONSE"/><qti-variable identifier="RESPONSE"/></qti-equal><qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">2</qti-base-value></qti-set-outcome-value></qti-response-if></qti-response-condition></qti-response-processing>`
    const entry = '<p>Jawab: <qti-text-entry-interaction response-identifier="RESPONSE"/></p>'
    const report = read(itemXml(response('single', 'float', ['12.5']), entry, rp))
    expect(report).toMatchObject({ status: 'imported', score: { correctResponse: 2 } })
    expect(report.item?.scoring).toEqual({ type: 'numeric', ranges: [{ low: '12.25', high: '12.75', points: 2 }] })
  })

  it('a short text by its mapping', () => {
    const entry = '<p>Jawab: <qti-text-entry-interaction response-identifier="RESPONSE"/></p>'
    const report = read(
      itemXml(response('single', 'string', ['York'], mapping({ York: 1, york: 0.5 })), entry, template('map_response')),
    )
    expect(report).toMatchObject({
      score: { correctResponse: 1 },
      item: { factor: 2, scoring: { caseSensitive: true } },
    })
  })

  it('a hot text', () => {
    const body = `<qti-hottext-interaction response-identifier="RESPONSE" max-choices="1"><p>Kata <qti-hottext identifier="A">salah</qti-hottext> dan <qti-hottext identifier="B">benar</qti-hottext></p></qti-hottext-interaction>`
    const report = read(itemXml(response('single', 'identifier', ['A']), body, template('match_correct')))
    expect(report).toMatchObject({ status: 'imported', kind: 'hot-text', score: { correctResponse: 1 } })
  })

  it('MAXSCORE through the Common Cartridge template', () => {
    const most =
      '<qti-outcome-declaration identifier="MAXSCORE" cardinality="single" base-type="float"><qti-default-value><qti-value>5</qti-value></qti-default-value></qti-outcome-declaration>'
    const report = read(
      itemXml(response('single', 'identifier', ['A']) + most, choices(['A', 'B']), template('CC2_match')),
    )
    expect(report.score).toEqual({ correctResponse: 5, max: 5 })
  })
})

describe('what is said', () => {
  it('that scoring differs where pairs are right only together', () => {
    const set = (ids: string[]) =>
      `<qti-simple-match-set>${ids.map((id) => `<qti-simple-associable-choice identifier="${id}" match-max="1">${id}</qti-simple-associable-choice>`).join('')}</qti-simple-match-set>`
    const body = `<qti-match-interaction response-identifier="RESPONSE">${set(['a', 'b'])}${set(['x', 'y'])}</qti-match-interaction>`
    expect(
      codes(itemXml(response('multiple', 'directedPair', ['a x', 'b y']), body, template('match_correct'))),
    ).toContain('scoring-differs')
  })

  it('which elements are left behind', () => {
    const extra =
      '<qti-modal-feedback identifier="F" outcome-identifier="FEEDBACK" show-hide="show"><qti-content-body>Bagus</qti-content-body></qti-modal-feedback><qti-aneh/>'
    const report = read(
      itemXml(response('single', 'identifier', ['A']), choices(['A', 'B']), template('match_correct') + extra),
    )
    expect(report.remarks.map(({ code, about }) => [code, about])).toEqual([['feedback-dropped', 'qti-modal-feedback'], ['element-unknown', 'qti-aneh']]) // biome-ignore format: one line
    expect(report.status).toBe('imported-with-remarks')
  })
})

describe('items that are refused', () => {
  const rp = template('match_correct')
  it.each([
    ['script', `${choices(['A', 'B'])}<script>alert(1)</script>`, rp],
    ['script', `<p onclick="x()">a</p>${choices(['A', 'B'])}`, rp],
    ['script', `<a href="javascript:x()">a</a>${choices(['A', 'B'])}`, rp],
    ['custom-interaction', '<qti-portable-custom-interaction response-identifier="RESPONSE"/>', rp],
    ['interaction-unsupported', '<qti-drawing-interaction response-identifier="RESPONSE"/>', rp],
    ['several-interactions', choices(['A', 'B']) + choices(['A', 'B']), rp],
    ['no-interaction', '<p>Tidak ada.</p>', rp],
    ['picture-needed', `<img src="a.png"/>${choices(['A', 'B'])}`, rp],
    ['processing-unsupported', choices(['A', 'B']), template('buatan_sendiri')],
    [
      'processing-unsupported',
      choices(['A', 'B']),
      '<qti-response-processing><qti-set-outcome-value identifier="SCORE"><qti-custom-operator/></qti-set-outcome-value></qti-response-processing>',
    ],
    [
      'processing-random',
      choices(['A', 'B']),
      '<qti-response-processing><qti-set-outcome-value identifier="SCORE"><qti-random-integer min="0" max="3"/></qti-set-outcome-value></qti-response-processing>',
    ],
  ])('%s', (code, body, processing) => {
    const report = read(itemXml(response('single', 'identifier', ['A']), body, processing))
    expect(report.status).toBe('refused')
    expect(report.reason?.code).toBe(code)
  })
})

describe('XML', () => {
  it.each([
    ['xml-doctype', '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'],
    ['xml-doctype', '<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'],
    ['xml-malformed', '<a>&b;</a>'],
    ['xml-malformed', '<a><b></a></b>'],
    ['xml-malformed', '<a x="1" x="2"/>'],
    ['xml-malformed', '<a/><b/>'],
    ['xml-malformed', ''],
    ['xml-encoding', '<?xml version="1.0" encoding="ISO-8859-1"?><a/>'],
    ['xml-too-deep', '<a>'.repeat(300)],
    ['xml-too-large', `<a>${'<b/>'.repeat(200_001)}</a>`],
  ])('%s: %.40s', (code, text) => {
    expect(() => parseXml(text)).toThrow(expect.objectContaining({ code }))
  })
  it('reads references, CDATA, comments and prefixes', () => {
    const root = parseXml(
      '<?xml version="1.0"?><!-- a --><x:a xmlns:x="urn:x" b="&lt;&#65;">&amp;<![CDATA[<&>]]></x:a>',
    )
    expect(root).toMatchObject({ name: 'a', namespace: 'urn:x', attributes: { b: '<A' }, children: ['&', '<&>'] })
  })
})

describe('an item that asks for its choices to be shuffled', () => {
  const shuffled = (xml: string, fixed = '') =>
    xml
      .replace('max-choices', 'shuffle="true" max-choices')
      .replace(`identifier="${fixed}"`, (id) => `${id} fixed="true"`)
  const shownOf = (report: ReturnType<typeof read>) => {
    const { interaction } = report.item!.content
    return 'options' in interaction ? interaction.options.map(({ id }) => id) : []
  }
  const order = (shuffle: (xml: string) => string) =>
    read(
      shuffle(
        itemXml(
          response('ordered', 'identifier', ['A', 'B', 'C', 'D']),
          choices([...'ABCD'], 0, 'qti-order-interaction'),
          template('match_correct'),
        ),
      ),
    )

  it('never shows them as they were written, keeps the key, and is the same each time', () => {
    const report = order((xml) => shuffled(xml))
    expect(shownOf(report)).not.toEqual([...'ABCD'])
    expect(shownOf(report).toSorted()).toEqual([...'ABCD'])
    expect(report.item?.scoring).toMatchObject({ key: [...'ABCD'] })
    expect(report.score.correctResponse).toBe(1)
    expect(report.remarks.map(({ code }) => code)).toEqual(['shuffled-once'])
    expect(order((xml) => shuffled(xml))).toEqual(report)
    expect(shownOf(order((xml) => xml))).toEqual([...'ABCD'])
  })

  it('leaves in its place what the file fixes', () => {
    const report = order((xml) => shuffled(xml, 'D'))
    expect(shownOf(report).at(-1)).toBe('D')
    expect(shownOf(report).slice(0, 3)).not.toEqual([...'ABC'])
  })

  it('moves the right side of a match alone', () => {
    const set = (ids: string) =>
      `<qti-simple-match-set>${[...ids].map((id) => `<qti-simple-associable-choice identifier="${id}" match-max="1">${id}</qti-simple-associable-choice>`).join('')}</qti-simple-match-set>`
    const { item } = read(
      itemXml(
        response('multiple', 'directedPair', ['a x', 'b y', 'c z'], mapping({ 'a x': 1, 'b y': 1, 'c z': 1 })),
        `<qti-match-interaction response-identifier="RESPONSE" shuffle="true" max-associations="0">${set('abc')}${set('xyz')}</qti-match-interaction>`,
        template('map_response'),
      ),
    )
    const { left, right } = item!.content.interaction as Extract<
      NonNullable<typeof item>['content']['interaction'],
      { type: 'match' }
    >
    expect(left.map(({ id }) => id)).toEqual([...'abc'])
    expect(right.map(({ id }) => id)).not.toEqual([...'xyz'])
    expect(item!.scoring).toMatchObject({ pairs: [['a', 'x', 1], ['b', 'y', 1], ['c', 'z', 1]] }) // biome-ignore format: one line
  })
})
