/** One command of `petakom`. Results go to stdout, progress and errors to stderr. */
export interface Command {
  readonly summary: string
  readonly usage: string
  /** Returns the exit code. */
  run(args: string[]): Promise<number>
}

/** A command line that cannot be followed: one sentence, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
