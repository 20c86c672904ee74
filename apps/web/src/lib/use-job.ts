import { cancelJob, getJob, type Job } from '@petakom/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import { callApi } from './api.ts'

const ASK_EVERY_MS = 500
const isOver = (job: Job | undefined) => job !== undefined && job.state !== 'queued' && job.state !== 'running'

export interface JobHandle<R> {
  readonly job: Job | undefined
  readonly isRunning: boolean
  readonly result: R | null
  /** Why it did not start. A job that failed says so itself. */
  readonly error: Error | null
  start(): void
  stop(): void
}

/** Starts long work on the server and follows it to its end. */
export function useJob<S extends z.ZodType>(
  start: () => Promise<Job>,
  resultSchema: S,
  onDone: () => void,
): JobHandle<z.output<S>> {
  const [id, setId] = useState<string | null>(null)
  const client = useQueryClient()
  const starting = useMutation({ mutationFn: start, onSuccess: (job) => setId(job.id) })
  const { data: job, error } = useQuery({
    queryKey: ['job', id],
    queryFn: () => callApi(getJob, { params: { id: id! } }),
    enabled: id !== null,
    refetchInterval: ({ state }) => (isOver(state.data) ? false : ASK_EVERY_MS),
  })
  const stopping = useMutation({
    mutationFn: () => callApi(cancelJob, { params: { id: id! } }),
    onSuccess: (stopped) => client.setQueryData(['job', id], stopped),
  })
  const state = job?.state
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each job that ends well
  useEffect(() => {
    if (state === 'done') onDone()
  }, [id, state])
  return {
    job,
    isRunning: starting.isPending || (id !== null && !isOver(job) && error === null),
    result: state === 'done' ? resultSchema.parse(job?.result) : null,
    error: starting.error ?? error ?? stopping.error,
    start: starting.mutate,
    stop: stopping.mutate,
  }
}
