import { useEffect, useState } from 'react'

/** Draws again every `ms`; what is shown is computed from the clock, never counted. */
export function useTick(ms: number): void {
  const [, setTick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setTick((tick) => tick + 1), ms)
    return () => clearInterval(timer)
  }, [ms])
}
