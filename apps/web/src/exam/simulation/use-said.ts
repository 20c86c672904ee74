import { useCallback, useState } from 'react'

/** The last sentence said to whoever cannot see the page; said twice, it is a new one for the reader too. */
export function useSaid() {
  const [said, setSaid] = useState('')
  const say = useCallback((text: string) => setSaid((last) => (last === text ? `${text}\u00a0` : text)), [])
  return { said, say }
}
