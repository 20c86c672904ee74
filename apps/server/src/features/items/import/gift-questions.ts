/** Questions with the line where each begins; comments and categories are passed over, and keep their line numbers. */
export function splitGift(text: string): { line: number; source: string }[] {
  const questions: { line: number; source: string }[] = []
  let held: string[] = []
  let begun = 0
  let depth = 0
  let wasBlank = false
  const close = () => {
    if (held.length > 0) questions.push({ line: begun, source: held.join('\n') })
    held = []
    depth = 0
  }
  text
    .replace(/^\ufeff/, '')
    .split(/\r\n?|\n/)
    .forEach((line, index) => {
      const isAside = /^\s*\/\//.test(line) || /^\s*\$CATEGORY:/.test(line)
      if (isAside) return
      // A brace that is not closed ends with its question, not with the next one.
      if (wasBlank && /^\s*::/.test(line)) close()
      wasBlank = line.trim() === ''
      if (line.trim() === '' && (depth <= 0 || held.length === 0)) {
        close()
        return
      }
      if (held.length === 0) begun = index + 1
      held.push(line)
      depth += (line.match(/(?<!\\)\{/g)?.length ?? 0) - (line.match(/(?<!\\)\}/g)?.length ?? 0)
    })
  close()
  return questions
}
