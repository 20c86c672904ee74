/**
 * Which numbers of persons must not be shown, so that none below `smallest` is seen or can be reckoned back from the
 * total: the small ones, and the smallest others until at least two are hidden that hold `smallest` persons together.
 * Nobody at all is no secret. `already` are hidden for another reason.
 */
export function hideSmall(sizes: readonly number[], smallest: number, already: readonly boolean[] = []): boolean[] {
  const hidden = sizes.map((size, i) => already[i] === true || (size > 0 && size < smallest))
  for (;;) {
    const unseen = sizes.filter((_, i) => hidden[i])
    const isSafe = unseen.length === 0 || (unseen.length > 1 && sum(unseen) >= smallest)
    const rest = sizes.filter((size, i) => !hidden[i] && size > 0)
    if (isSafe || rest.length === 0) return hidden
    const next = Math.min(...rest)
    hidden[sizes.findIndex((size, i) => !hidden[i] && size === next)] = true
  }
}

const sum = (sizes: readonly number[]): number => sizes.reduce((total, size) => total + size, 0)
