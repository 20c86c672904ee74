import { type RefObject, useEffect } from 'react'

/** A frame that scrolls is moved by dragging its ground with the mouse; touch and pen scroll by themselves. */
export function useDragToPan(frame: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = frame.current
    if (!element) return
    let from: { x: number; y: number } | null = null
    const begin = (event: PointerEvent) => {
      if (event.pointerType !== 'mouse' || event.button !== 0) return
      if (event.target instanceof Element && event.target.closest('button')) return
      from = { x: event.clientX + element.scrollLeft, y: event.clientY + element.scrollTop }
      element.setPointerCapture(event.pointerId)
    }
    const move = (event: PointerEvent) => {
      if (from) element.scrollTo(from.x - event.clientX, from.y - event.clientY)
    }
    const end = () => {
      from = null
    }
    element.addEventListener('pointerdown', begin)
    element.addEventListener('pointermove', move)
    element.addEventListener('pointerup', end)
    element.addEventListener('pointercancel', end)
    return () => {
      element.removeEventListener('pointerdown', begin)
      element.removeEventListener('pointermove', move)
      element.removeEventListener('pointerup', end)
      element.removeEventListener('pointercancel', end)
    }
  }, [frame])
}
