/** A backup that cannot be made or put back: one sentence for the person at the terminal. Nothing was changed. */
export class BackupError extends Error {
  override readonly name = 'BackupError'
}
