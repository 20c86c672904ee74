import { REASON_SENTENCES, type ReasonCode } from './sentences.ts'

export type ReasonValues = Readonly<Record<string, string | number>>

/** Why something cannot be taken: a code with its values for screens in any language, and the Indonesian sentence. */
export interface Reason {
  readonly code: ReasonCode
  readonly values: ReasonValues
  readonly text: string
}

export function reason(code: ReasonCode, values: ReasonValues = {}): Reason {
  const text = REASON_SENTENCES[code].replace(/\{(\w+)\}/g, (slot, name: string) =>
    name in values ? indonesian(values[name]!) : slot,
  )
  return { code, values, text }
}

const indonesian = (value: string | number): string =>
  typeof value === 'number' ? String(value).replace('.', ',') : value

/** The code whose sentence, without values, this is: how a schema's own message finds its code again. */
export function reasonOfSentence(sentence: string): ReasonCode | null {
  const found = Object.entries(REASON_SENTENCES).find(([, text]) => text === sentence)
  return found ? (found[0] as ReasonCode) : null
}
