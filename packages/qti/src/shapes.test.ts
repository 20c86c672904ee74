import { describe, expect, it } from 'vitest'
import { base, choices, itemXml, mapping, read, response, template } from './testing/items.ts'

const set = (identifier: string, expression: string) =>
  `<qti-set-outcome-value identifier="${identifier}">${expression}</qti-set-outcome-value>`
const plus = (variable: string, amount: number) =>
  set(variable, `<qti-sum><qti-variable identifier="${variable}"/>${base('float', amount)}</qti-sum>`)
const when = (condition: string, then: string, otherwise = '') =>
  `<qti-response-condition><qti-response-if>${condition}${then}</qti-response-if>${
    otherwise && `<qti-response-else>${otherwise}</qti-response-else>`
  }</qti-response-condition>`
const isCorrect = (name: string) =>
  `<qti-match><qti-variable identifier="${name}"/><qti-correct identifier="${name}"/></qti-match>`
const rules = (...inner: string[]) => `<qti-response-processing>${inner.join('')}</qti-response-processing>`
const outcome = (identifier: string, baseType: string, inner = '') =>
  `<qti-outcome-declaration identifier="${identifier}" cardinality="single" base-type="${baseType}">${inner}</qti-outcome-declaration>`
const value = (text: string | number) => `<qti-default-value><qti-value>${text}</qti-value></qti-default-value>`
const inline = (name: string) =>
  `<qti-inline-choice-interaction response-identifier="${name}"><qti-inline-choice identifier="A">a</qti-inline-choice><qti-inline-choice identifier="B">b</qti-inline-choice></qti-inline-choice-interaction>`
const entry = (name: string) => `<p>Isi: <qti-text-entry-interaction response-identifier="${name}"/></p>`
const areas =
  '<qti-area-mapping default-value="0"><qti-area-map-entry shape="circle" coords="102,113,16" mapped-value="1.5"/></qti-area-mapping>'

/** What the declared correct response is worth was worked out by hand from the rules of QTI 3. */
describe('items that the bank cannot show still have the score of their correct response', () => {
  it.each<[string, string, string, number]>([
    [
      'two inline choices summed',
      itemXml(
        response('single', 'identifier', ['A'], '', 'R1') + response('single', 'identifier', ['B'], '', 'R2'),
        `<p>${inline('R1')} dan ${inline('R2')}</p>`,
        rules(when(isCorrect('R1'), plus('SCORE', 1)), when(isCorrect('R2'), plus('SCORE', 1.5))),
      ),
      'several-interactions',
      2.5,
    ],
    [
      'three mapped texts through a table of levels',
      itemXml(
        ['R1', 'R2', 'R3'].map((name) => response('single', 'string', ['tiga'], mapping({ tiga: 1 }), name)).join('') +
          outcome('RAW', 'float', value(0)) +
          outcome(
            'LEVEL',
            'integer',
            '<qti-interpolation-table default-value="0"><qti-interpolation-table-entry source-value="3" target-value="2"/><qti-interpolation-table-entry source-value="1" target-value="1"/></qti-interpolation-table>',
          ),
        ['R1', 'R2', 'R3'].map(entry).join(''),
        rules(
          set(
            'RAW',
            `<qti-sum>${['R1', 'R2', 'R3'].map((name) => `<qti-map-response identifier="${name}"/>`).join('')}</qti-sum>`,
          ),
          '<qti-lookup-outcome-value identifier="LEVEL"><qti-variable identifier="RAW"/></qti-lookup-outcome-value>',
          set('SCORE', `<qti-product><qti-variable identifier="LEVEL"/>${base('float', 2.5)}</qti-product>`),
        ),
      ),
      'several-interactions',
      5,
    ],
    [
      'a composite under a template that names another variable',
      itemXml(
        response('single', 'identifier', ['A'], '', 'R1') + response('single', 'string', ['x'], '', 'R2'),
        choices(['A', 'B']).replace('RESPONSE', 'R1') + entry('R2'),
        template('match_correct'),
      ),
      'several-interactions',
      0,
    ],
    [
      'select point in an area',
      itemXml(
        response('single', 'point', ['102 113'], areas),
        '<qti-select-point-interaction response-identifier="RESPONSE" max-choices="1"><img src="peta.png" alt="Peta"/></qti-select-point-interaction>',
        template('map_response_point'),
      ),
      'interaction-unsupported',
      1.5,
    ],
    [
      'hotspots by match_correct',
      itemXml(
        response('multiple', 'identifier', ['A', 'C']),
        '<qti-hotspot-interaction response-identifier="RESPONSE" max-choices="2"><img src="peta.png" alt="Peta"/><qti-hotspot-choice shape="rect" coords="0,0,5,5" identifier="A"/><qti-hotspot-choice shape="rect" coords="5,5,9,9" identifier="C"/></qti-hotspot-interaction>',
        template('match_correct'),
      ),
      'interaction-unsupported',
      1,
    ],
    [
      'associated pairs in either direction',
      itemXml(
        response('multiple', 'pair', ['A B', 'C D'], mapping({ 'B A': 2, 'C D': 0.5 })),
        '<qti-associate-interaction response-identifier="RESPONSE" max-associations="2"><qti-simple-associable-choice identifier="A" match-max="1">a</qti-simple-associable-choice></qti-associate-interaction>',
        template('map_response'),
      ),
      'interaction-unsupported',
      2.5,
    ],
    [
      'a portable custom interaction',
      itemXml(
        response('single', 'integer', ['5']),
        '<qti-portable-custom-interaction response-identifier="RESPONSE" module="x"/>',
        template('match_correct'),
      ),
      'custom-interaction',
      1,
    ],
  ])('%s', (_, xml, code, score) => {
    const report = read(xml)
    expect(report).toMatchObject({ status: 'refused', reason: { code }, score: { correctResponse: score } })
  })

  it('and every other numeric outcome, where an item names its score otherwise', () => {
    const report = read(
      itemXml(
        response('single', 'identifier', ['A']) + outcome('NILAI_AKHIR', 'float'),
        choices(['A', 'B']),
        rules(when(isCorrect('RESPONSE'), set('NILAI_AKHIR', base('float', 4)))),
      ),
    )
    expect(report.outcomes).toEqual({ SCORE: 0, NILAI_AKHIR: 4 })
  })
})

describe('own rules', () => {
  const order = response('ordered', 'identifier', ['D', 'A', 'B'])
  const at = (n: number, id: string) =>
    when(
      `<qti-match><qti-index n="${n}"><qti-variable identifier="RESPONSE"/></qti-index>${base('identifier', id)}</qti-match>`,
      plus('RIGHT', 1),
    )
  it.each<[string, string, number | null]>([
    [
      'places of an order counted',
      itemXml(
        order + outcome('RIGHT', 'float', value(0)),
        choices(['A', 'B', 'D'], 0, 'qti-order-interaction'),
        rules(
          at(1, 'D'),
          at(2, 'A'),
          at(3, 'D'),
          when(
            `<qti-gte><qti-variable identifier="RIGHT"/>${base('float', 3)}</qti-gte>`,
            set('SCORE', base('float', 2)),
            set('SCORE', `<qti-divide><qti-variable identifier="RIGHT"/>${base('float', 4)}</qti-divide>`),
          ),
        ),
      ),
      0.5,
    ],
    [
      'SCORE that nothing declares',
      itemXml(response('single', 'identifier', ['A']), choices(['A', 'B']), template('match_correct')).replace(
        /<qti-outcome-declaration[^>]*\/>/,
        '',
      ),
      1,
    ],
    [
      'no rules at all',
      itemXml(response('single', 'identifier', ['A']), choices(['A', 'B']), rules()).replace(
        'base-type="float"/>',
        `base-type="float">${value(0.25)}</qti-outcome-declaration>`,
      ),
      null,
    ],
    [
      'exit before the score is taken away',
      itemXml(
        response('single', 'identifier', ['A']),
        choices(['A', 'B']),
        rules(
          when(isCorrect('RESPONSE'), `${set('SCORE', base('float', 3))}<qti-exit-response/>`),
          set('SCORE', base('float', 0)),
        ),
      ),
      3,
    ],
    [
      'a draw that does not matter',
      itemXml(
        response('single', 'identifier', ['A']),
        choices(['A', 'B']),
        rules(
          set('SCORE', '<qti-random-integer min="0" max="9"/>'),
          when(isCorrect('RESPONSE'), set('SCORE', base('float', 1))),
        ),
      ),
      1,
    ],
    [
      'a draw that does',
      itemXml(
        response('single', 'identifier', ['A']),
        choices(['A', 'B']),
        rules(set('SCORE', '<qti-random-integer min="0" max="9"/>')),
      ),
      null,
    ],
  ])('%s', (_, xml, score) => expect(read(xml).score.correctResponse).toBe(score))
})

describe('templates', () => {
  const variable = (identifier: string, baseType: string, math = false) =>
    `<qti-template-declaration identifier="${identifier}" cardinality="single" base-type="${baseType}" math-variable="${math}"/>`
  const setTo = (identifier: string, expression: string) =>
    `<qti-set-template-value identifier="${identifier}">${expression}</qti-set-template-value>`
  const drawn = itemXml(
    response('single', 'integer', []) +
      variable('A', 'integer', true) +
      variable('B', 'integer') +
      variable('KIND', 'identifier') +
      `<qti-template-processing>${setTo('A', '<qti-random-integer min="2" max="20" step="3"/>')}${setTo(
        'B',
        '<qti-random-integer min="1" max="30"/>',
      )}<qti-template-constraint><qti-equal tolerance-mode="exact"><qti-integer-modulus><qti-variable identifier="B"/>${base(
        'integer',
        7,
      )}</qti-integer-modulus>${base('integer', 0)}</qti-equal></qti-template-constraint>${setTo(
        'KIND',
        base('identifier', 'bus'),
      )}<qti-set-correct-response identifier="RESPONSE"><qti-product><qti-variable identifier="A"/><qti-variable identifier="B"/></qti-product></qti-set-correct-response></qti-template-processing>`,
    `<p><qti-template-inline template-identifier="KIND" identifier="bus" show-hide="show">Bus</qti-template-inline><qti-template-inline template-identifier="KIND" identifier="kereta" show-hide="show">Kereta</qti-template-inline> <math xmlns="http://www.w3.org/1998/Math/MathML"><mi>A</mi></math> kali <qti-printed-variable identifier="B"/>: <qti-text-entry-interaction response-identifier="RESPONSE"/></p>`,
    template('match_correct'),
  )

  it('are drawn once under their constraints, the same each time', () => {
    const report = read(drawn)
    expect(report).toMatchObject({ status: 'imported-with-remarks', score: { correctResponse: 1 } })
    expect(report.remarks.map(({ code }) => code)).toContain('template-drawn')
    const [, a, b] = /Bus (\d+) kali (\d+):/.exec(report.item!.content.stem)!
    expect([2, 5, 8, 11, 14, 17, 20]).toContain(Number(a))
    expect(Number(b) % 7).toBe(0)
    expect(report.item!.scoring).toMatchObject({ ranges: [{ low: `${Number(a) * Number(b)}` }] })
    expect(report.item!.content.stem).not.toContain('Kereta')
    expect(read(drawn)).toEqual(report)
  })

  it('with a constraint that never holds are refused', () => {
    const never = drawn.replace(base('integer', 0), base('integer', 9))
    expect(read(never).reason).toMatchObject({ code: 'processing-failed' })
  })

  it('draw anew in each repetition', () => {
    const many = itemXml(
      `${response('multiple', 'integer', [])}<qti-template-declaration identifier="T" cardinality="ordered" base-type="integer"/><qti-template-processing>${setTo(
        'T',
        '<qti-repeat number-repeats="40"><qti-random-integer min="1" max="1000000"/></qti-repeat>',
      )}<qti-set-correct-response identifier="RESPONSE"><qti-variable identifier="T"/></qti-set-correct-response></qti-template-processing>`,
      choices(['A', 'B'], 0),
      rules(
        set(
          'SCORE',
          '<qti-subtract><qti-max><qti-variable identifier="T"/></qti-max><qti-min><qti-variable identifier="T"/></qti-min></qti-subtract>',
        ),
      ),
    )
    expect(read(many).score.correctResponse).toBeGreaterThan(0)
  })
})

describe('the body', () => {
  it('keeps what a rubric block says to the participant', () => {
    const report = read(
      itemXml(
        response('single', 'identifier', ['A']),
        `<qti-rubric-block use="instructions" view="candidate"><qti-content-body><p>Pilih satu.</p></qti-content-body></qti-rubric-block><qti-rubric-block use="scoring" view="scorer"><qti-content-body><p>Rahasia.</p></qti-content-body></qti-rubric-block>${choices(['A', 'B'])}`,
        template('match_correct'),
      ),
    )
    expect(report.item?.content.stem).toContain('Pilih satu.')
    expect(report.item?.content.stem).not.toContain('Rahasia.')
    expect(report.remarks.map(({ code }) => code)).toContain('rubric-in-stem')
  })

  it('is refused where a part of it stands in another file', () => {
    const report = read(
      itemXml(
        response('single', 'identifier', ['A']),
        `<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>${choices(['A', 'B'])}`,
        template('match_correct'),
      ),
    )
    expect(report.reason?.code).toBe('included-elsewhere')
  })
})
