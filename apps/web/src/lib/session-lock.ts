import { useSyncExternalStore } from 'react'

const MARK = 'petakom-locked'
const ACTIVITY = 'petakom-activity'
const WATCH = 'petakom-watch'

/** Storage may be refused; the lock then holds for this tab and the server keeps it for the others. */
const storage = {
  read: (name: string) => attempt(() => localStorage.getItem(name)),
  write: (name: string, value: string) => void attempt(() => localStorage.setItem(name, value)),
  remove: (name: string) => void attempt(() => localStorage.removeItem(name)),
}
function attempt<T>(work: () => T): T | null {
  try {
    return work()
  } catch {
    return null
  }
}

let isLocked = storage.read(MARK) !== null
const listeners = new Set<() => void>()

/** Locks or opens this tab; the mark in storage tells the others and outlives a reload. */
export function setLocked(locked: boolean): void {
  if (locked) storage.write(MARK, String(Date.now()))
  else {
    storage.remove(MARK)
    noteActivity()
  }
  change(locked)
}

function change(locked: boolean): void {
  if (locked === isLocked) return
  isLocked = locked
  for (const listener of listeners) listener()
}

addEventListener('storage', ({ key, newValue }) => {
  if (key === MARK) change(newValue !== null)
})

export function useIsLocked(): boolean {
  return useSyncExternalStore(subscribe, readLocked)
}
export const readLocked = () => isLocked
export function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** When somebody last did something in any tab of this browser. */
export function lastActivity(): number {
  return Number(storage.read(ACTIVITY) ?? 0)
}
export function noteActivity(): void {
  storage.write(ACTIVITY, String(Date.now()))
}

/** When a page last said that it watches over people at work, in any tab of this browser. */
export function lastWatch(): number {
  return Number(storage.read(WATCH) ?? 0)
}
export function noteWatch(): void {
  storage.write(WATCH, String(Date.now()))
}
