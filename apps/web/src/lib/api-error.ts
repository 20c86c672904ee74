/** One field that the server refused; `field` is its path in the request body. */
export interface Problem {
  readonly field: string
  readonly reason: string
}

/** A refused request. `message` is one Indonesian sentence from the server; screens in English translate by `code`. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: number
  readonly code: string
  readonly details: unknown

  constructor(status: number, code: string, message: string, details?: unknown) {
    super(message)
    this.status = status
    this.code = code
    this.details = details
  }

  get problems(): readonly Problem[] {
    const { problems } = (this.details ?? {}) as { problems?: unknown }
    return Array.isArray(problems) ? (problems as Problem[]) : []
  }
}

/** What a job ended with, as the refusal that it is. */
export function asApiError(error: { code: string; message: string; details?: unknown } | null | undefined): ApiError {
  return new ApiError(0, error?.code ?? '', error?.message ?? '', error?.details)
}

/** The server could not be reached, or its answer was cut off. Nothing is known about what it did. */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError'
}
