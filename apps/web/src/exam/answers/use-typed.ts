import { type ChangeEvent, useEffect, useRef, useState } from 'react'

const PAUSE_MS = 200

/**
 * A text field whose answer is said when the typing pauses, when it is left, and when the page goes: a fact for each
 * pause, not for each key.
 */
export function useTyped(initial: string, onPause: (text: string) => void) {
  const [text, setText] = useState(initial)
  const waiting = useRef<{ text: string; timer: ReturnType<typeof setTimeout> }>(undefined)
  const say = useRef(onPause)
  say.current = onPause
  const flush = useRef(() => {
    const held = waiting.current
    if (!held) return
    clearTimeout(held.timer)
    waiting.current = undefined
    say.current(held.text)
  }).current
  useEffect(() => {
    addEventListener('pagehide', flush)
    return () => {
      removeEventListener('pagehide', flush)
      flush()
    }
  }, [flush])
  return {
    value: text,
    onChange(event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) {
      const next = event.target.value
      if (waiting.current) clearTimeout(waiting.current.timer)
      waiting.current = { text: next, timer: setTimeout(flush, PAUSE_MS) }
      setText(next)
    },
    onBlur: flush,
  }
}
