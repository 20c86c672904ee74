import { useMediaQuery } from '@mantine/hooks'

const PHONE = '(max-width: 48em)'

/** Rows shown at a time: fewer on a phone, where each takes a third of the window. */
export function usePageSize(wide: number, narrow: number): number {
  return useMediaQuery(PHONE) ? narrow : wide
}
