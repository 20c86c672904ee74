import type { WatchedSitting } from '@petakom/contract'
import { useText } from '../messages/index.ts'

/** What the registry of assessors says against rating, one line each. */
export function RatingBars({ bars }: { bars: WatchedSitting['bars'] }) {
  const { t } = useText()
  return (
    <ul>
      {bars.map((bar) => (
        <li key={bar}>{t(`bar.${bar}`)}</li>
      ))}
    </ul>
  )
}
