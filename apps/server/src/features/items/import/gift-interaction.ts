import type { BankInteraction, BankScoring } from '@petakom/qti'
import { plain } from './read-gift.ts'
import { type Said, said } from './said.ts'

type Made =
  | { readonly interaction: BankInteraction; readonly scoring: BankScoring; readonly rationale: string | null }
  | { readonly problem: Said }

interface Answer {
  readonly isRight: boolean
  /** Percent of the whole, null where none is written. */
  readonly weight: number | null
  readonly text: string
}

/** What stands between the braces of a GIFT question. */
export function giftInteraction(braces: string, remarks: Said[]): Made {
  const [inner, general] = split(braces, '####')
  const words = general === undefined ? null : plain(general)
  const rationale = words !== null && words.length >= 10 ? words : null
  const body = inner!.trim()
  if (body === '') return essay(rationale)
  const truth = /^(T|TRUE|F|FALSE)\b\s*(#.*)?$/is.exec(body)
  if (truth) return { ...trueFalse(/^T/i.test(truth[1]!)), rationale }
  if (body.startsWith('#')) return withRationale(numeric(body.slice(1)), rationale)
  const answers = readAnswers(body, remarks)
  if (answers.length === 0) return { problem: said('GIFT_NO_MARK') }
  if (answers.some(({ text }) => text === '')) return { problem: said('ANSWER_EMPTY') }
  const isMatch = answers.every(({ text, isRight }) => isRight && text.includes('->'))
  if (isMatch) return withRationale(match(answers, remarks), rationale)
  if (answers.every(({ isRight }) => isRight)) return withRationale(shortText(answers), rationale)
  return withRationale(choice(inOrder(answers, ({ text }) => text, remarks)), rationale)
}

type Bare = Omit<Extract<Made, { interaction: unknown }>, 'rationale'> | { readonly problem: Said }
const withRationale = (made: Bare, rationale: string | null): Made =>
  'problem' in made ? made : { ...made, rationale }

/** At an unescaped mark, in at most two parts. */
function split(text: string, mark: string): string[] {
  const at = text.indexOf(mark)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + mark.length)]
}

function readAnswers(body: string, remarks: Said[]): Answer[] {
  const found = [...body.matchAll(/(?<!\\)([=~])((?:\\.|[^\\=~])*)/gs)]
  return found.map(([, mark, rest]) => {
    const weighed = /^\s*%(-?\d+(?:\.\d+)?)%/.exec(rest!)
    const text = weighed ? rest!.slice(weighed[0].length) : rest!
    const [words, feedback] = text.split(/(?<!\\)#/s)
    if (feedback !== undefined && !remarks.includes(FEEDBACK)) remarks.push(FEEDBACK)
    return { isRight: mark === '=', weight: weighed ? Number(weighed[1]) : null, text: plain(words!) }
  })
}
const FEEDBACK = said('FEEDBACK_LOST')

const SORTED = said('OPTIONS_SORTED')
const { compare } = new Intl.Collator('id', { numeric: true })
const ABOUT_OTHERS = /\b(semua|seluruh(nya)?|keduanya|di atas|all of|none of|both|above)\b/i

/**
 * GIFT is written to be shuffled: the right answer first, and of pairs each beside its own. Served as written it would
 * give the key away. What speaks of the other answers leaves them all in their places.
 */
function inOrder<T>(all: readonly T[], textOf: (one: T) => string, remarks: Said[]): readonly T[] {
  if (all.some((one) => ABOUT_OTHERS.test(textOf(one)))) return all
  const sorted = all.toSorted((one, other) => compare(textOf(one), textOf(other)))
  if (sorted.some((one, place) => one !== all[place]) && !remarks.includes(SORTED)) remarks.push(SORTED)
  return sorted
}

const optionsOf = (answers: readonly Answer[]) =>
  answers.map(({ text }, place) => ({ id: String.fromCharCode(65 + place), text }))

function choice(answers: readonly Answer[]): Bare {
  if (answers.length > 12) return { problem: said('OPTIONS_MANY') }
  const options = optionsOf(answers)
  const isMultiple = answers.every(({ isRight }) => !isRight)
  const shares = answers.map(({ isRight, weight }) => weight ?? (isRight ? 100 : 0))
  if (!shares.some((share) => share > 0)) return { problem: said('NOTHING_EARNED') }
  const factor = [1, 2, 3, 4, 5, 6, 10, 20].find((one) =>
    shares.every((share) => Math.abs((share * one) / 100 - Math.round((share * one) / 100)) < 0.02),
  )
  if (factor === undefined) return { problem: said('SHARES_UNEVEN') }
  const weights = Object.fromEntries(options.map(({ id }, place) => [id, Math.round((shares[place]! * factor) / 100)]))
  if (!isMultiple && answers.filter(({ isRight }) => isRight).length === 1 && answers.length <= 8)
    return { interaction: { type: 'choice', options }, scoring: { type: 'choice', weights } }
  return {
    interaction: { type: 'choices', options, least: 0, most: isMultiple ? options.length : 1 },
    scoring: { type: 'choices', weights, rule: 'sum-floored' },
  }
}

function trueFalse(isTrue: boolean) {
  const options = [
    { id: 'B', text: 'Benar' },
    { id: 'S', text: 'Salah' },
  ]
  return {
    interaction: { type: 'choice' as const, options },
    scoring: { type: 'choice' as const, weights: { B: isTrue ? 1 : 0, S: isTrue ? 0 : 1 } },
  }
}

function numeric(body: string): Bare {
  const parts = body.trim().startsWith('=') ? body.split('=').slice(1) : [body]
  const ranges = parts.map((part) => {
    const weighed = /^\s*%(\d+)%/.exec(part)
    const words = (weighed ? part.slice(weighed[0].length) : part).split('#')[0]!.trim()
    const span = /^(-?[\d.]+)\s*\.\.\s*(-?[\d.]+)$/.exec(words)
    const around = /^(-?[\d.]+)\s*(?::\s*([\d.]+))?$/.exec(words)
    const share = Number(weighed?.[1] ?? 100)
    if (span) return { low: span[1]!, high: span[2]!, share }
    if (!around) return null
    const [middle, width] = [Number(around[1]), Number(around[2] ?? 0)]
    return { low: fixed(middle - width), high: fixed(middle + width), share }
  })
  const isDecimal = (text: string) => /^-?\d{1,15}(\.\d{1,10})?$/.test(text)
  if (ranges.some((one) => !one || !isDecimal(one.low) || !isDecimal(one.high) || Number(one.low) > Number(one.high)))
    return { problem: said('GIFT_NUMBER', { answer: body.trim() }) }
  if (ranges.some((one) => one!.share !== 100 && one!.share !== 50)) return { problem: said('GIFT_NUMBER_SHARE') }
  const factor = ranges.some((one) => one!.share === 50) ? 2 : 1
  const decimals = Math.max(
    ...ranges.flatMap((one) => [one!.low, one!.high].map((end) => end.split('.')[1]?.length ?? 0)),
  )
  return {
    interaction: { type: 'numeric', unit: null, decimals },
    scoring: {
      type: 'numeric',
      ranges: ranges.map((one) => ({ low: one!.low, high: one!.high, points: (one!.share * factor) / 100 })),
    },
  }
}
const fixed = (value: number) => String(Number(value.toFixed(10)))

function shortText(answers: readonly Answer[]): Bare {
  const longest = Math.max(...answers.map(({ text }) => text.length))
  if (answers.some(({ weight }) => weight !== null && weight !== 100)) return { problem: said('SHORT_SHARE') }
  return {
    interaction: { type: 'short-text', most: Math.min(500, Math.max(50, longest * 2)) },
    scoring: { type: 'short-text', accepted: answers.map(({ text }) => ({ text, points: 1 })), caseSensitive: false },
  }
}

function match(answers: readonly Answer[], remarks: Said[]): Bare {
  const pairs = answers.map(({ text }) => split(text, '->').map((one) => one.trim()))
  if (pairs.some(([left, right]) => !left || !right)) return { problem: said('PAIR_FORM') }
  const rights = inOrder([...new Set(pairs.map(([, right]) => right!))], (text) => text, remarks)
  if (pairs.length < 2 || pairs.length > 12) return { problem: said('PAIR_COUNT') }
  return {
    interaction: {
      type: 'match',
      left: pairs.map(([text], place) => ({ id: `L${place + 1}`, text: text! })),
      right: rights.map((text, place) => ({ id: `R${place + 1}`, text })),
      mostPerRight: Math.max(...rights.map((right) => pairs.filter((pair) => pair[1] === right).length)),
    },
    scoring: {
      type: 'match',
      pairs: pairs.map(([, right], place) => [`L${place + 1}`, `R${rights.indexOf(right!) + 1}`, 1] as const),
    },
  }
}

function essay(rationale: string | null): Made {
  return {
    interaction: { type: 'long-text', mostWords: 500 },
    scoring: { type: 'long-text', rubric: 'Rubrik belum diisi: lengkapi sebelum butir dipakai.', most: 4 },
    rationale,
  }
}
