import type { Context } from '../processing/context.ts'
import { Refusal } from '../refusal.ts'
import { float, integer, single } from '../value/value.ts'
import type { XmlElement } from '../xml/element.ts'
import type { Operator } from './evaluate.ts'
import { holding, numberAttribute } from './operands.ts'

/** @throws Refusal where nothing may be left to chance, as in what the bank keeps */
function draw(element: XmlElement, context: Context): number {
  if (!context.random) throw new Refusal('processing-random', `<${element.name}>`)
  return context.random()
}

function ends(element: XmlElement, context: Context): [number, number] {
  const [low, high] = [numberAttribute(element, 'min', context) ?? 0, numberAttribute(element, 'max', context)]
  if (high === null || high < low) throw new Refusal('processing-failed', `<${element.name}> min, max`)
  return [low, high]
}

export const RANDOMS: Readonly<Record<string, Operator>> = {
  /** Of min, min + step, ... up to max. */
  'qti-random-integer': (element, _, context) => {
    const [low, high] = ends(element, context)
    const step = numberAttribute(element, 'step', context) ?? 1
    if (!(step > 0)) throw new Refusal('processing-failed', `<${element.name}> step`)
    return integer(low + step * Math.floor(draw(element, context) * (Math.floor((high - low) / step) + 1)))
  },
  'qti-random-float': (element, _, context) => {
    const [low, high] = ends(element, context)
    return float(low + draw(element, context) * (high - low))
  },
  /** One member of a container. */
  'qti-random': (element, [operand], context) => {
    const whole = holding(operand)
    const chance = draw(element, context)
    return whole ? single(whole.baseType, whole.items[Math.floor(chance * whole.items.length)]!) : null
  },
}
