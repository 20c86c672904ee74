import { cancelJob, findJobAbout, getJob, type Job } from '@petakom/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import { callApi } from './api.ts'

const ASK_EVERY_MS = 500
const isOver = (job: Job | null | undefined) => job != null && job.state !== 'queued' && job.state !== 'running'

export interface JobHandle<R> {
  readonly job: Job | undefined
  readonly isRunning: boolean
  /** Somebody here asked for its end, and it has not come to it yet. */
  readonly isStopping: boolean
  readonly result: R | null
  /** Why it did not start. A job that failed says so itself. */
  readonly error: Error | null
  start(): void
  stop(): void
}

/**
 * Starts long work on the server and follows it to its end. With `about`, a page that was reloaded, or that somebody else
 * opens, finds the job that runs.
 */
export function useJob<S extends z.ZodType>(
  start: () => Promise<Job>,
  resultSchema: S,
  onDone: () => void,
  about?: { kind: string; id: string },
): JobHandle<z.output<S>> {
  const [started, setStarted] = useState<string | null>(null)
  const client = useQueryClient()
  const found = useQuery({
    queryKey: ['job-about', about],
    queryFn: () => callApi(findJobAbout, { query: { kind: about!.kind, about: about!.id } }),
    enabled: about !== undefined && started === null,
    staleTime: 0,
  })
  const running = found.data?.job && !isOver(found.data.job) ? found.data.job.id : null
  // biome-ignore lint/correctness/useExhaustiveDependencies: a job that is found running is kept to its end
  useEffect(() => {
    if (running && started === null) setStarted(running)
  }, [running])
  const id = started
  const starting = useMutation({ mutationFn: start, onSuccess: (job) => setStarted(job.id) })
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
    isStopping: !isOver(job) && (stopping.isPending || (stopping.isSuccess && stopping.data.id === id)),
    result: state === 'done' ? resultSchema.parse(job?.result) : null,
    error: starting.error ?? error ?? stopping.error,
    start: () => {
      stopping.reset()
      starting.mutate()
    },
    stop: stopping.mutate,
  }
}
