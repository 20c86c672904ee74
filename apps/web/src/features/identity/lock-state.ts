const STORAGE_KEY = 'petakom-locked'

/** The lock belongs to the tab and outlives a reload; otherwise reloading would open it. */
export function isTabLocked(): boolean {
  return sessionStorage.getItem(STORAGE_KEY) !== null
}

export function lockTab(): void {
  sessionStorage.setItem(STORAGE_KEY, '1')
}

export function unlockTab(): void {
  sessionStorage.removeItem(STORAGE_KEY)
}
