import { raw } from './query.ts'

/** A column of time as the contract writes an instant. */
export const instant = (column: string) => raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)
