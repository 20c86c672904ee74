/** Letters that a reason has, as the contract wants it. */
export const REASON_LENGTH = { least: 10, most: 500 } as const

export const reasonProblem = (reason: string): boolean => reason.trim().length < REASON_LENGTH.least
