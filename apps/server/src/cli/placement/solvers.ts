/** An instance file as parsed JSON; nothing of it but its kind is known to be right yet. */
export type Instance = Readonly<Record<string, unknown>>

/**
 * Answers an instance with the keys that its kind defines, in one object. A wrong instance is a `UsageError`: one
 * sentence that begins with `path` and says what, where and what to do.
 */
export type InstanceSolver = (
  instance: Instance,
  path: string,
  settings?: SolverSettings,
) => Promise<Readonly<Record<string, unknown>>>

export interface SolverSettings {
  /** Seconds that each objective of a side or succession file may take. */
  readonly timeLimit?: number
}

/** By the `kind` of the file. Loaded when called for. */
export const SOLVERS: Readonly<Record<string, () => Promise<{ solve: InstanceSolver }>>> = {
  lap: () => import('./solve-lap.ts'),
  side: () => import('./solve-side.ts'),
  succession: () => import('./solve-succession.ts'),
}
