const PATHS = {
  info: 'M10 9v5M10 6.2v.1M18 10a8 8 0 1 1-16 0 8 8 0 0 1 16 0Z',
  check: 'm6.5 10.2 2.4 2.4 4.6-5M18 10a8 8 0 1 1-16 0 8 8 0 0 1 16 0Z',
  warning: 'M10 8v3.5M10 14.2v.1M10 2.8 18 17H2L10 2.8Z',
  cross: 'm7.5 7.5 5 5m0-5-5 5M18 10a8 8 0 1 1-16 0 8 8 0 0 1 16 0Z',
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  close: 'm5 5 10 10M15 5 5 15',
  sun: 'M10 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM10 2v1.5M10 16.500V18M2 10h1.5M16.500 10H18M4.300 4.300l1.100 1.100M14.600 14.600l1.100 1.100M4.300 15.700l1.100-1.100M14.600 5.400l1.100-1.100',
  help: 'M7.600 7.600a2.400 2.400 0 1 1 3.600 2.100c-.8.4-1.200.9-1.200 1.800M10 14.200v.1M18 10a8 8 0 1 1-16 0 8 8 0 0 1 16 0Z',
  person:
    'M10 9.500a3.200 3.200 0 1 0 0-6.500 3.200 3.200 0 0 0 0 6.500ZM3.500 17c.6-3 3.200-4.800 6.500-4.800s5.900 1.800 6.500 4.800',
  lock: 'M5 9h10v8H5zM7 9V6.500a3 3 0 0 1 6 0V9',
  print: 'M6 7V3h8v4M6 14H4V8h12v6h-2M6 12h8v5H6z',
  file: 'M5 2.500h6.500L15 6v11.500H5zM11 2.500V6.500h4',
  up: 'm5.500 12 4.500-4.500 4.500 4.500',
  down: 'm5.500 8 4.500 4.500 4.500-4.500',
  sort: 'm6.500 8 3.500-3.500L13.500 8m-7 4 3.500 3.500 3.500-3.500',
} as const

export type GlyphName = keyof typeof PATHS

/** A drawn sign beside words; never the only carrier of meaning, so it is hidden from readers. */
export function Glyph({ name, size = 20 }: { name: GlyphName; size?: number }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={PATHS[name]} />
    </svg>
  )
}
