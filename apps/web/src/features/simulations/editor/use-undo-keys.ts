import { type Dispatch, useEffect } from 'react'
import type { DraftStep } from './draft-reducer.ts'

/** Ctrl+Z and Ctrl+Y (on a Mac with Cmd) act on the draft as a whole, in whatever field they are pressed. */
export function useUndoKeys(dispatch: Dispatch<DraftStep>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return
      const key = event.key.toLowerCase()
      const isRedo = key === 'y' || (key === 'z' && event.shiftKey)
      if (key !== 'z' && !isRedo) return
      event.preventDefault()
      dispatch({ kind: isRedo ? 'redo' : 'undo' })
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [dispatch])
}
