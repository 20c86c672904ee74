import { seededRandom } from '../processing/random.ts'
import { isElement, type XmlElement } from '../xml/element.ts'

const CHOICES = /^qti-(simple-choice|inline-choice|simple-associable-choice|gap-text|gap-img)$/

/**
 * The interaction with its choices in another order, the same each time for the same item. Authors who leave the order to
 * be shuffled often write the key first or the right order as it is: served as written, it would give the key away. What
 * the file fixes stays in its place, and so does the first set of a match, whose rows are only asked about.
 */
export function shuffleOnce(interaction: XmlElement, seed: string): XmlElement {
  const random = seededRandom(seed)
  const isMatch = interaction.name === 'qti-match-interaction'
  const sets = interaction.children.filter((node) => isElement(node) && node.name === 'qti-simple-match-set')
  if (!isMatch || sets.length !== 2) return shuffleChildren(interaction, random)
  const children = interaction.children.map((node) =>
    node === sets[1] ? shuffleChildren(node as XmlElement, random) : node,
  )
  return { ...interaction, children }
}

function shuffleChildren(element: XmlElement, random: () => number): XmlElement {
  const places = element.children.flatMap((node, place) =>
    isElement(node) && CHOICES.test(node.name) && node.attributes.fixed !== 'true' ? [place] : [],
  )
  const drawn = [...places]
  for (let last = drawn.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1))
    ;[drawn[last], drawn[other]] = [drawn[other]!, drawn[last]!]
  }
  // Never as it was written.
  if (drawn.every((place, index) => place === places[index])) drawn.push(drawn.shift()!)
  const children = [...element.children]
  for (const [index, place] of places.entries()) children[place] = element.children[drawn[index]!]!
  return { ...element, children }
}
