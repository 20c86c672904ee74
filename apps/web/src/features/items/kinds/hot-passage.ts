export interface PassagePart {
  readonly text: string
  readonly isHot: boolean
}

/**
 * A passage with what can be marked in square brackets; `\[` is a bracket itself. `null` where a bracket is not closed,
 * or opened in another.
 */
export function readPassage(passage: string): PassagePart[] | null {
  const parts: PassagePart[] = []
  let text = ''
  let isHot = false
  const end = () => {
    if (text !== '' || isHot) parts.push({ text, isHot })
    text = ''
  }
  for (let at = 0; at < passage.length; at += 1) {
    const sign = passage[at]!
    if (sign === '\\' && at + 1 < passage.length) {
      at += 1
      text += passage[at]
    } else if (sign === '[' || sign === ']') {
      if ((sign === '[') === isHot) return null
      end()
      isHot = !isHot
    } else text += sign
  }
  if (isHot) return null
  end()
  return parts
}
