import type { AbilityMethod, AdaptiveSettings, Classification, SelectionSettings } from '@petakom/psychometrics'
import { UsageError } from '../command.ts'
import type { Params } from './read-params.ts'

/** Options that `petakom cat` and `petakom cat simulate` share. */
export const TEST_OPTIONS = {
  params: { type: 'string' },
  select: { type: 'string', default: 'mfi' },
  best: { type: 'string' },
  strata: { type: 'string' },
  start: { type: 'string' },
  'start-item': { type: 'string' },
  score: { type: 'string', default: 'eap' },
  final: { type: 'string' },
  'max-items': { type: 'string' },
  'min-items': { type: 'string' },
  'stop-se': { type: 'string' },
  cuts: { type: 'string' },
  classify: { type: 'string' },
  delta: { type: 'string' },
  alpha: { type: 'string' },
  beta: { type: 'string' },
  confidence: { type: 'string' },
  content: { type: 'string' },
  exposure: { type: 'string' },
  targets: { type: 'string' },
  'prior-mean': { type: 'string' },
  'prior-variance': { type: 'string' },
  seed: { type: 'string' },
} as const

export const TEST_OPTIONS_HELP = `  --select <aturan>        mfi (informasi terbesar, bawaan), mpwi (dibobot posterior), randomesque (acak dari --best terbaik,
                           bawaan 5), a-stratified (berlapis menurut daya beda, --strata, bawaan 4), random
  --best K                 acak dari K butir terbaik, untuk aturan mana pun
  --start <theta>          kemampuan awal untuk memilih butir pertama (bawaan 0); --start-item <id> menetapkan butirnya
  --score eap|map|ml|wle   kemampuan setelah setiap butir (bawaan eap); --final untuk skor akhir
  --max-items N            --min-items N   --stop-se <galat baku>
  --cuts a,b,...           batas jenjang (logit) untuk menghentikan tes begitu jenjangnya pasti: --classify sprt (bawaan;
                           --delta 0.3 --alpha 0.05 --beta 0.05) atau interval (--confidence 0.95)
  --content C.csv          kolom item,area dan bila ada group: paling banyak satu butir tiap group untuk seorang
  --targets "A=0.4,B=0.6"  bagian tiap area dalam tes
  --exposure E.csv         kolom item,parameter: parameter Sympson-Hetter, seperti ditulis cat simulate --csv
  --prior-mean, --prior-variance   prior normal; bawaan dari P.json (latentMean, latentVariance), atau 0 dan 1
  --seed N                 bilangan acuan acak (bawaan 1): bilangan yang sama memberi tes yang sama`

/** Joins a value that begins with a minus to its option: `--start -1` is a number, not a forgotten value. */
export function joinNegatives(args: readonly string[]): string[] {
  const joined: string[] = []
  for (const arg of args) {
    const option = joined.at(-1)
    if (/^-[\d.]/.test(arg) && option?.startsWith('--') && !option.includes('=')) joined.push(`${joined.pop()}=${arg}`)
    else joined.push(arg)
  }
  return joined
}

export type TestOptions = Readonly<Partial<Record<keyof typeof TEST_OPTIONS, string>>>

const METHODS: readonly string[] = ['eap', 'map', 'ml', 'wle']
const RULES: Readonly<Record<string, SelectionSettings>> = {
  mfi: { rule: 'mfi' },
  mpwi: { rule: 'mpwi' },
  randomesque: { rule: 'mfi', best: 5 },
  'a-stratified': { rule: 'a-stratified', strata: 4 },
  random: { rule: 'random' },
}

export function settingsOf(options: TestOptions, params: Params, ids: readonly string[]): AdaptiveSettings {
  const startItem = options['start-item']
  const start = startItem === undefined ? {} : { item: indexOf(ids, startItem) }
  return {
    start: { theta: numberOf(options, 'start') ?? 0, ...start },
    select: selectionOf(options),
    stop: defined({
      standardError: numberOf(options, 'stop-se'),
      minItems: numberOf(options, 'min-items'),
      maxItems: numberOf(options, 'max-items'),
      classify: classificationOf(options),
    }),
    score: {
      method: methodOf(options, 'score'),
      priorMean: numberOf(options, 'prior-mean') ?? params.latentMean,
      priorVariance: numberOf(options, 'prior-variance') ?? params.latentVariance,
    },
    ...(options.final === undefined ? {} : { final: methodOf(options, 'final') }),
    ...(options.targets === undefined ? {} : { content: targetsOf(options.targets) }),
  }
}

export const seedOf = (options: TestOptions): number => wholeOf(options, 'seed') ?? 1

function selectionOf(options: TestOptions): SelectionSettings {
  const rule = RULES[options.select ?? 'mfi']
  if (!rule)
    throw new UsageError(
      `--select "${options.select}" tidak dikenal. Pilih salah satu: ${Object.keys(RULES).join(', ')}.`,
    )
  return { ...rule, ...defined({ best: wholeOf(options, 'best') }), ...defined({ strata: wholeOf(options, 'strata') }) }
}

function classificationOf(options: TestOptions): Classification | undefined {
  if (options.cuts === undefined) {
    if (options.classify !== undefined) throw new UsageError('--classify memerlukan --cuts, batas jenjang dalam logit.')
    return undefined
  }
  const method = options.classify ?? 'sprt'
  if (method !== 'sprt' && method !== 'interval')
    throw new UsageError(`--classify "${method}" tidak dikenal. Pilih sprt atau interval.`)
  const cuts = options.cuts.split(',').map((text) => finite('cuts', text))
  return {
    cuts,
    method,
    ...defined({
      delta: numberOf(options, 'delta'),
      alpha: numberOf(options, 'alpha'),
      beta: numberOf(options, 'beta'),
      confidence: numberOf(options, 'confidence'),
    }),
  }
}

function methodOf(options: TestOptions, name: 'score' | 'final'): AbilityMethod {
  const method = options[name]?.toLowerCase() ?? 'eap'
  if (METHODS.includes(method)) return method as AbilityMethod
  throw new UsageError(`--${name} "${options[name]}" tidak dikenal. Pilih salah satu: ${METHODS.join(', ')}.`)
}

function targetsOf(text: string): Record<string, number> {
  return Object.fromEntries(
    text.split(',').map((part) => {
      const at = part.lastIndexOf('=')
      if (at < 1) throw new UsageError(`--targets "${part}" bukan area=bagian, misalnya --targets "A=0.4,B=0.6".`)
      return [part.slice(0, at).trim(), finite('targets', part.slice(at + 1))]
    }),
  )
}

function indexOf(ids: readonly string[], id: string): number {
  const index = ids.indexOf(id)
  if (index < 0) throw new UsageError(`--start-item ${id} tidak ada di antara butir.`)
  return index
}

/** The value of an option as a finite number, or undefined where it is not given. */
export function numberOf(options: TestOptions, name: keyof typeof TEST_OPTIONS): number | undefined {
  const text = options[name]
  return text === undefined ? undefined : finite(name, text)
}

function wholeOf(options: TestOptions, name: keyof typeof TEST_OPTIONS): number | undefined {
  const value = numberOf(options, name)
  if (value === undefined || Number.isInteger(value)) return value
  throw new UsageError(`--${name} harus bilangan bulat, bukan "${options[name]}".`)
}

export function finite(name: string, text: string): number {
  const value = Number(text)
  if (text.trim() !== '' && Number.isFinite(value)) return value
  throw new UsageError(`--${name} harus bilangan, bukan "${text}".`)
}

/** Without the keys that have no value. */
const defined = <T extends object>(value: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as never
