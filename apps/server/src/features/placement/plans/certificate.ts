import { NONE, type Plan } from '@petakom/placement'
import { packFloats, unpackFloats } from '../thread/packing.ts'

/** Prices that prove a plan; who gets which post is stored beside them. */
export function packCertificate({ officialPrice, postPrice, postFloor, unplacedCost, postOf }: Plan): Buffer {
  const officials = officialPrice.length
  const posts = postPrice.length
  const numbers = new Float64Array(3 + 2 * officials + 2 * posts)
  numbers.set([officials, posts, unplacedCost])
  numbers.set(officialPrice, 3)
  numbers.set(postPrice, 3 + officials)
  numbers.set(postFloor, 3 + officials + posts)
  // With the places outside, that the assignment of the round leaves out.
  numbers.set(postOf, 3 + officials + 2 * posts)
  return packFloats(numbers)
}

export function unpackCertificate(content: Uint8Array): Plan {
  const numbers = unpackFloats(content)
  const [officials = 0, posts = 0, unplacedCost = 0] = numbers
  const at = (from: number, length: number) => numbers.slice(3 + from, 3 + from + length)
  const postOf = Int32Array.from(at(officials + 2 * posts, officials))
  const officialOf = new Int32Array(posts).fill(NONE)
  postOf.forEach((post, official) => {
    if (post !== NONE) officialOf[post] = official
  })
  return {
    postOf,
    officialOf,
    officialPrice: at(0, officials),
    postPrice: at(officials, posts),
    postFloor: at(officials + posts, posts),
    unplacedCost,
  }
}
