/** Why Petakom cannot start: one sentence for the person at the terminal. Nothing has been changed. */
export class StartUpError extends Error {
  override readonly name = 'StartUpError'
}
