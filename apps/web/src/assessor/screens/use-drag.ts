import { type PointerEvent, useRef, useState } from 'react'

export interface Drag {
  readonly note: string
  /** `data-drop` of what lies under the pointer. */
  readonly over: string | null
}

/** Dragging with pen, finger or mouse by a handle; what takes it carries `data-drop`. The menu does the same. */
export function useDrag(onDrop: (note: string, target: string) => void) {
  const [drag, setDrag] = useState<Drag | null>(null)
  const held = useRef<Drag | null>(null)
  const hold = (next: Drag | null) => {
    held.current = next
    setDrag(next)
  }
  const under = ({ clientX, clientY }: PointerEvent) =>
    document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-drop]')?.dataset.drop ?? null
  const handle = (note: string) => ({
    onPointerDown(event: PointerEvent<HTMLElement>) {
      event.currentTarget.setPointerCapture(event.pointerId)
      event.preventDefault()
      hold({ note, over: null })
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (!held.current) return
      const over = under(event)
      if (over !== held.current.over) hold({ note, over })
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      const over = held.current ? under(event) : null
      hold(null)
      if (over !== null) onDrop(note, over)
    },
    onPointerCancel: () => hold(null),
  })
  return { drag, handle }
}
