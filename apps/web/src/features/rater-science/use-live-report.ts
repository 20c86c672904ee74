import { computeRaterReport, getRaterReport, RaterReportSummary } from '@petakom/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { callApi } from '../../lib/api.ts'
import { ASK_EVERY_MS, useCentreChanges } from '../../lib/use-centre-changes.ts'
import { useJob } from '../../lib/use-job.ts'

/** Computed by itself no more often than this, while somebody who may look on. */
const LEAST_PAUSE_MS = 60_000

/** The newest report of a centre. While `isAutomatic`, new ratings have it computed anew. */
export function useLiveReport(centreId: string) {
  const client = useQueryClient()
  const [isAutomatic, setAutomatic] = useState(false)
  const started = useRef(0)
  const again = () => client.invalidateQueries({ queryKey: ['rater-report', centreId] })
  const found = useQuery({
    queryKey: ['rater-report', centreId],
    queryFn: () => callApi(getRaterReport, { params: { id: centreId } }),
    refetchInterval: ASK_EVERY_MS,
  })
  useCentreChanges(centreId, again)
  const job = useJob(() => callApi(computeRaterReport, { params: { id: centreId } }), RaterReportSummary, again, {
    kind: 'rater-report',
    id: centreId,
  })
  const data = found.data
  const isBehind = Boolean(data?.mayRun) && (data!.isStale || (data!.report === null && data!.ratings > 0))
  useEffect(() => {
    if (!isAutomatic || !isBehind || job.isRunning) return
    const wait = Math.max(0, started.current + LEAST_PAUSE_MS - Date.now())
    const timer = setTimeout(() => {
      started.current = Date.now()
      job.start()
    }, wait)
    return () => clearTimeout(timer)
  }, [isAutomatic, isBehind, job.isRunning, job.start])
  return { found, job, isAutomatic, setAutomatic }
}
